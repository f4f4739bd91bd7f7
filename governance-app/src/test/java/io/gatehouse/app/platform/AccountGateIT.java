package io.gatehouse.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.shared.AppRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;

/** Whose account ends while they are signed in is out at the next request, on pages and at the API. */
class AccountGateIT extends AppIT {
    private final String account = UUID.randomUUID().toString();

    @Autowired
    private MockMvc browser;

    @ParameterizedTest
    @ValueSource(
            strings = {"enabled = false", "departed = true", "access_end = clock_timestamp() - interval '1 second'"})
    void whoseAccountEndsIsOutAtTheNextRequest(String ending) throws Exception {
        write("insert into directory.account (id, username, first_name, last_name, enabled, departed, attributes)"
                + " values ('" + account + "', '" + account + "', 'Wei', 'Zhang', true, false, '{}')");
        MockHttpSession session = (MockHttpSession)
                browser.perform(get("/").with(SignedInAs.person(account, "Zhang Wei", AppRole.AUDITOR)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getRequest()
                        .getSession();
        browser.perform(get("/").session(session)).andExpect(status().isOk());
        browser.perform(get("/api/change-requests").with(SignedInAs.api(account)))
                .andExpect(status().isOk());

        write("update directory.account set " + ending + " where id = '" + account + "'");

        browser.perform(get("/").session(session)).andExpect(redirectedUrl("/signed-out?why=account"));
        assertThat(session.isInvalid()).isTrue();
        browser.perform(get("/api/change-requests").with(SignedInAs.api(account)))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void anEndThatIsStillToComeKeepsNobodyOut() throws Exception {
        write("insert into directory.account (id, username, first_name, last_name, enabled, departed, access_end,"
                + " attributes) values ('" + account + "', '" + account + "', 'Wei', 'Zhang', true, false,"
                + " clock_timestamp() + interval '1 hour', '{}')");
        browser.perform(get("/").with(SignedInAs.person(account, "Zhang Wei"))).andExpect(status().isOk());
    }

    /** Whoever Keycloak vouched for before all accounts were read, and who was not among them, was deleted. */
    @Test
    void whoseAccountIsGoneIsOutOnceTheAccountsWereRead() throws Exception {
        write("update directory.reading set begun_at = clock_timestamp() - interval '1 hour'");
        try {
            browser.perform(get("/").with(SignedInAs.since(account, Instant.now())))
                    .andExpect(status().isOk());
            browser.perform(get("/api/change-requests").with(SignedInAs.api(account, Instant.now())))
                    .andExpect(status().isOk());
            write("update directory.reading set begun_at = clock_timestamp() + interval '1 hour'");
            browser.perform(get("/").with(SignedInAs.since(account, Instant.now())))
                    .andExpect(redirectedUrl("/signed-out?why=account"));
            browser.perform(get("/api/change-requests").with(SignedInAs.api(account, Instant.now())))
                    .andExpect(status().isUnauthorized());
        } finally {
            write("update directory.reading set begun_at = null");
        }
    }

    @AfterEach
    void forget() throws SQLException {
        write("delete from directory.account where id = '" + account + "'");
    }

    private static void write(String statement) throws SQLException {
        try (Connection owner = DATABASE.owner();
                Statement sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }
}
