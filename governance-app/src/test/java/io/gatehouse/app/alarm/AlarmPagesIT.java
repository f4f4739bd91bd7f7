package io.gatehouse.app.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.alarm.model.AlarmKind;
import io.gatehouse.app.alarm.model.Causes;
import io.gatehouse.app.alarm.model.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Alarms stand above every page of administrators and auditors, and on a page of their own. */
class AlarmPagesIT extends AppIT {

    @Autowired
    private MockMvc browser;

    @Autowired
    private Alarms alarms;

    @Autowired
    private AlarmTable table;

    @Autowired
    private MessageSource messages;

    @Autowired
    private JdbcClient sql;

    /** Others use this database. */
    @AfterEach
    void clear() {
        sql.sql("delete from alarm.alarm").update();
        sql.sql("delete from alarm.suspicion").update();
        sql.sql("update alarm.expectation set mode = null, keys = '{}', token_seconds = null, audit_seq = null,"
                        + " audit_hash = null")
                .update();
    }

    private void lowered() {
        Instant now = Instant.now();
        alarms.seen(new Seen("ENFORCE", List.of(), List.of("key-1"), now, now, 300L, null), now);
        alarms.seen(new Seen("OBSERVE", List.of(), List.of("key-1"), now, null, 300L, null), now);
    }

    @Test
    void whoAnswersForTheGateSeesItOnEveryPageInTheirLanguageAndOthersDoNot() throws Exception {
        browser.perform(get("/").with(someone("administrator", "en")))
                .andExpect(content().string(not(containsString("data-testid=\"warning\""))));
        lowered();
        for (String page : List.of("/", "/help", "/alarms")) {
            browser.perform(get(page).with(someone("administrator", "en")))
                    .andExpect(content().string(containsString("data-testid=\"warning\"")))
                    .andExpect(content().string(containsString("The mode of the gate was lowered")))
                    .andExpect(content().string(not(containsString("??"))));
        }
        browser.perform(get("/").with(someone("auditor", "zh-CN")))
                .andExpect(content().string(containsString("门禁的运行模式被降低")));
        browser.perform(get("/").with(someone("hr", "en")))
                .andExpect(content().string(not(containsString("data-testid=\"warning\""))));
        browser.perform(get("/no-such-page").with(someone("administrator", "en")))
                .andExpect(status().isNotFound());
    }

    @Test
    void thePageSaysWhatItMeansAndWhatToDoAndAnAdministratorConfirms() throws Exception {
        lowered();
        UUID id = table.open(AlarmKind.MODE_LOWERED).orElseThrow().id();
        browser.perform(get("/alarms").with(someone("auditor", "en")))
                .andExpect(content().string(containsString("Changes that nobody approved are no longer refused.")))
                .andExpect(content().string(containsString("Raise the mode again.")))
                .andExpect(content().string(containsString("Found: OBSERVE")))
                .andExpect(content().string(containsString("Expected: ENFORCE")))
                .andExpect(content().string(not(containsString("This was meant"))));
        browser.perform(post("/alarms/" + id + "/confirm")
                        .with(someone("auditor", "en"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(table.open()).hasSize(1);

        browser.perform(get("/alarms").with(someone("administrator", "en")))
                .andExpect(content().string(containsString("This was meant")));
        browser.perform(post("/alarms/" + id + "/confirm")
                        .with(someone("administrator", "en"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/alarms"));
        assertThat(table.open()).isEmpty();
        browser.perform(get("/alarms").with(someone("administrator", "zh-CN")))
                .andExpect(content().string(containsString("确认为有意更改")))
                .andExpect(content().string(not(containsString("??"))));
        browser.perform(post("/alarms/" + id + "/confirm")
                        .with(someone("administrator", "en"))
                        .with(csrf()))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("This alarm is closed already.")));
        browser.perform(post("/alarms/" + UUID.randomUUID() + "/confirm")
                        .with(someone("administrator", "en"))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        browser.perform(get("/audit").with(someone("auditor", "en")))
                .andExpect(content().string(containsString("Alarm opened")))
                .andExpect(content().string(containsString("The mode of the gate was lowered")))
                .andExpect(content().string(containsString("the change was confirmed as meant")));
    }

    @Test
    void everyKindHasItsWordsInBothLanguages() {
        assertThat(Causes.unreached(AlarmKind.NO_ANSWER).patience()).isPositive();
        for (AlarmKind kind : AlarmKind.values()) {
            for (Locale language : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
                for (String about : List.of("kind", "means", "do")) {
                    assertThat(messages.getMessage("alarm." + about + "." + kind, null, "", language))
                            .as(about + " " + kind)
                            .isNotEmpty();
                }
            }
        }
    }

    private static RequestPostProcessor someone(String role, String language) {
        return oidcLogin()
                .idToken(token -> token.issuedAt(SignedInAs.JUST_NOW)
                        .claim("name", "Li Na")
                        .claim("locale", language))
                .authorities(AuthorityUtils.createAuthorityList("ROLE_" + role));
    }
}
