package io.gatehouse.app.review;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.review.model.Verb;
import io.gatehouse.app.shared.AppRole;
import java.util.Locale;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Why a revocation failed is said in words, to the reviewer and on the monitor. */
class FailedRevocationInWordsIT extends ReviewIT {

    @Autowired
    private MockMvc browser;

    @Test
    void noCodeIsShown() throws Exception {
        decisions.decide(item("li", "view").id(), item("li", "view").version(), Verb.REVOKE, null, null, CHEN, now);
        signOffs.sign(campaign, statement(CHEN, true), CHEN, now);
        sql.sql("update review.item set failure = 'malformed' where id = :id")
                .param("id", item("li", "view").id())
                .update();

        shows("en", allOf(containsString("could not read the order"), not(containsString("malformed"))));
        shows("zh-CN", allOf(containsString("扩展无法读取该执行单"), not(containsString("malformed"))));
    }

    private void shows(String language, Matcher<String> page) throws Exception {
        for (String path : new String[] {"", "/results"}) {
            browser.perform(get("/reviews/" + campaign + path)
                            .with(speaking(language, SignedInAs.person("chen", "Chen"))))
                    .andExpect(content().string(allOf(page, not(containsString("??")))));
        }
        browser.perform(get("/reviews/" + campaign + "/monitor")
                        .with(speaking(language, SignedInAs.person("olga", "Olga", AppRole.CAMPAIGN_OWNER))))
                .andExpect(content().string(allOf(page, not(containsString("??")))));
    }

    private static RequestPostProcessor speaking(String language, RequestPostProcessor who) {
        return request -> {
            request.addPreferredLocale(Locale.forLanguageTag(language));
            request.addHeader("Accept-Language", language);
            return who.postProcessRequest(request);
        };
    }
}
