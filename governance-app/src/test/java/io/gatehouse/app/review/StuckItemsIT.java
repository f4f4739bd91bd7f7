package io.gatehouse.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.shared.AppRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Items that nobody may review: the page that the to-do leads to says which, and what sets them going. */
class StuckItemsIT extends ReviewIT {

    @Autowired
    private MockMvc browser;

    @Test
    void thePageSaysWhichAndWhatMendsItAndThatIsSo() throws Exception {
        monitor("en").andExpect(content().string(not(containsString("data-testid=\"stuck\""))));
        sql.sql("update directory.account set enabled = false where id in ('boss', 'chen', 'olga')")
                .update();
        company.wasRead();
        jobs.moveOn();
        monitor("en")
                .andExpect(content()
                        .string(allOf(
                                containsString("Nobody may review these"),
                                containsString("Enable one of their managers in Keycloak"),
                                containsString("The pay"),
                                not(containsString("??")))));
        monitor("zh-CN").andExpect(content().string(containsString("请在 Keycloak 中启用其中一位上级的账号")));

        sql.sql("update directory.account set enabled = true where id = 'boss'").update();
        company.wasRead();
        jobs.moveOn();
        assertThat(item("li", "pay").reviewerId()).as("by itself").isEqualTo("boss");
        monitor("en").andExpect(content().string(not(containsString("data-testid=\"stuck\""))));
    }

    private ResultActions monitor(String language) throws Exception {
        return browser.perform(get("/reviews/" + campaign + "/monitor")
                .header("Accept-Language", language)
                .with(SignedInAs.person("si-auditor", "Auditor", AppRole.AUDITOR)));
    }
}
