package io.gatehouse.app.review;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.shared.Tier;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Reviewers read the name of the system in their language, as it was when the campaign opened. */
class SystemNameIT extends ReviewIT {

    @Autowired
    private MockMvc browser;

    @Test
    void chinesePagesSayTheChineseName() throws Exception {
        sql.sql("""
                        insert into directory.client (id, client_id, name, attributes) values ('rv-bank', 'bank', 'Banking',
                            '{"gatehouse.name.zh-CN": "银行业务"}') on conflict do nothing""").update();
        sql.sql("update directory.entitlement set kind = 'CLIENT_ROLE', client_id = 'rv-bank' where id = 'pay'")
                .update();
        campaign = campaigns.open(
                new CampaignPlan("Q4", now.plusSeconds(3600), ZoneOffset.UTC, Set.of(Tier.T1), null), OLGA, now);
        String path = "/reviews/" + campaign + "?item=" + item("li", "pay").id();
        browser.perform(get(path).with(chen("zh-CN")))
                .andExpect(content().string(containsString("银行业务")))
                .andExpect(content().string(not(containsString("Banking"))));
        browser.perform(get(path).with(chen("en")))
                .andExpect(content().string(containsString("Banking")))
                .andExpect(content().string(not(containsString("银行业务"))));
    }

    private static RequestPostProcessor chen(String language) {
        return request -> {
            request.addPreferredLocale(Locale.forLanguageTag(language));
            request.addHeader("Accept-Language", language);
            return SignedInAs.person("chen", "Chen").postProcessRequest(request);
        };
    }
}
