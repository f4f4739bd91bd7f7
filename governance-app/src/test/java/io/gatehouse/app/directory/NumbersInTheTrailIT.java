package io.gatehouse.app.directory;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.shared.AppRole;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** What {@link NumberChanges} finds stands in the audit trail, in words. */
class NumbersInTheTrailIT extends AppIT {

    @Autowired
    private MockMvc browser;

    @Autowired
    private DataSource database;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private JdbcClient sql;

    @AfterEach
    void forget() {
        sql.sql("delete from directory.account where id = 'p0'").update();
    }

    @Test
    void anAuditorReadsWhichNumbersChanged() throws Exception {
        String number = "E" + UUID.randomUUID();
        Company company = new Company();
        company.people = 1;
        KeycloakCopy copy = new KeycloakCopy(
                company, database, transactions, events::publishEvent, () -> Company.NOW, JsonMapper.shared());
        copy.readAccount("p0");
        company.otherNumber = Map.of("p0", number);
        copy.readAccount("p0");
        shows(number, "en", "Employee number or manager changed in Keycloak", "After › Employee number");
        shows(number, "zh-CN", "Keycloak 中的工号或直属上级已变更", "变更后 › 工号");
    }

    private void shows(String number, String language, String happened, String label) throws Exception {
        browser.perform(get("/audit?q=" + number)
                        .header("Accept-Language", language)
                        .with(SignedInAs.roles(AppRole.AUDITOR)))
                .andExpect(content().string(allOf(containsString(happened), containsString(label))));
    }
}
