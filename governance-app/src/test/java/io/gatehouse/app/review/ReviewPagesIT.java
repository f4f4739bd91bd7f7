package io.gatehouse.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.review.model.ReviewItem;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The pages as people of different standing get them, and forms made by hand. */
class ReviewPagesIT extends ReviewIT {

    @Autowired
    private MockMvc browser;

    @Test
    void theWorkspaceShowsTheNextItemWithItsEvidenceInBothLanguages() throws Exception {
        browser.perform(get("/reviews/" + campaign).with(as("chen")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString(
                                        "review-item-" + item("li", "pay").id()),
                                containsString("The pay"),
                                containsString("data-testid=\"keep\""),
                                containsString("0 of 3 decided"),
                                not(containsString("??")))));
        browser.perform(get("/reviews/" + campaign).with(as("chen", "locale:zh-CN")))
                .andExpect(content()
                        .string(allOf(
                                containsString("权限pay"),
                                containsString("保留"),
                                containsString("撤销"),
                                not(containsString("??")))));
    }

    @Test
    void aBaselineDoesNotPretendToKnowSinceWhen() throws Exception {
        String baseline = "/reviews/" + campaign + "?item=" + item("li", "pay").id();
        browser.perform(get(baseline).with(as("chen")))
                .andExpect(content().string(matchesRegex("(?s).*Held since before [^<]*2024[^<]*\\(baseline\\).*")));
        browser.perform(get(baseline).with(as("chen", "locale:zh-CN")))
                .andExpect(content().string(matchesRegex("(?s).*在 [^<]*2024[^<]*之前已持有（存量登记）.*")));
        sql.sql("update review.item set paths = jsonb_set(paths, '{0,origin}', '\"APPROVED\"') where id = :id")
                .param("id", item("li", "pay").id())
                .update();
        browser.perform(get(baseline).with(as("chen")))
                .andExpect(content()
                        .string(allOf(
                                matchesRegex("(?s).*In the grant ledger since [^<]*2024.*"),
                                not(containsString("Held since before")))));
    }

    @Test
    void everyPageRendersForWhoMaySeeItAndIsUnknownToOthers() throws Exception {
        browser.perform(get("/reviews").with(as("olga", "campaign-owner")))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("open-campaign"), not(containsString("??")))));
        browser.perform(get("/reviews/" + campaign + "/monitor").with(as("olga", "campaign-owner")))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("chen"), not(containsString("??")))));
        browser.perform(get("/reviews/" + campaign).with(as("wu"))).andExpect(status().isNotFound());
        browser.perform(get("/reviews/" + campaign + "/sign-off").with(as("wu")))
                .andExpect(status().isNotFound());
        browser.perform(get("/reviews/" + campaign + "/results").with(as("wu"))).andExpect(status().isNotFound());
        browser.perform(get("/reviews/" + campaign + "/monitor").with(as("chen")))
                .andExpect(status().isForbidden());
        browser.perform(get("/reviews/no-uuid").with(as("chen"))).andExpect(status().isNotFound());
    }

    @Test
    void aDecisionWorksWithAndWithoutScripts() throws Exception {
        ReviewItem view = item("li", "view");
        browser.perform(decide(view, "REVOKE").with(as("chen"))).andExpect(status().is3xxRedirection());
        assertThat(item("li", "view").decision()).isNotNull();
        browser.perform(get("/reviews/" + campaign).header("HX-Request", "true").with(as("chen")))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("id=\"workspace\""), not(containsString("<html")))));
        browser.perform(get("/reviews/" + campaign + "/sign-off").with(as("chen")))
                .andExpect(content().string(allOf(containsString(fingerprint(CHEN)), not(containsString("??")))));
        browser.perform(post("/reviews/" + campaign + "/sign-off")
                        .param("drafts", fingerprint(CHEN))
                        .param("kept", "0")
                        .param("revoked", "1")
                        .with(as("chen"))
                        .with(csrf()))
                .andExpect(status().isBadRequest());
        browser.perform(post("/reviews/" + campaign + "/sign-off")
                        .param("drafts", fingerprint(CHEN))
                        .param("kept", "0")
                        .param("revoked", "1")
                        .param("confirmed", "true")
                        .with(as("chen"))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        browser.perform(get("/reviews/" + campaign).with(as("chen")))
                .andExpect(content()
                        .string(allOf(containsString("revoke-now"), containsString("data-status=\"IN_GRACE\""))));
    }

    @Test
    void formsMadeByHandAreHeldToTheSameRules() throws Exception {
        ReviewItem pay = item("li", "pay");
        ReviewItem own = item("chen", "pay");
        browser.perform(decide(own, "KEEP").with(as("chen"))).andExpect(status().isForbidden());
        browser.perform(decide(pay, "REVOKE").with(as("wu"))).andExpect(status().isNotFound());
        browser.perform(decide(pay, "REVOKE").with(as("li"))).andExpect(status().isForbidden());
        browser.perform(decide(pay, "KEEP").with(as("chen"))).andExpect(status().isBadRequest());
        browser.perform(decide(pay, "KEEP")
                        .param("code", "OTHER")
                        .param("reason", REASON)
                        .with(as("chen")))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(allOf(containsString("Look at the evidence"), containsString(REASON))));
        browser.perform(decide(pay, "NONSENSE").with(as("chen"))).andExpect(status().isBadRequest());
        browser.perform(post("/reviews/" + campaign + "/items/" + pay.id() + "/decide")
                        .param("version", "0")
                        .param("verb", "REVOKE")
                        .with(as("chen")))
                .andExpect(status().isForbidden());
        assertThat(item("li", "pay").decision()).isNull();
        assertThat(item("chen", "pay").decision()).isNull();
        browser.perform(decide(pay, "REVOKE").with(as("chen"))).andExpect(status().is3xxRedirection());
        browser.perform(decide(pay, "REVOKE").with(as("chen")))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("Waiting for a decision"),
                                containsString(">Revoke<"),
                                matchesRegex("(?s).*>\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\(UTC[^<]*<.*"),
                                nothingRaw())));
        browser.perform(decide(pay, "REVOKE").with(as("chen", "locale:zh-CN")))
                .andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("待复核"), containsString(">撤销<"), nothingRaw())));
    }

    /** No key, no code, no instant as machines write it. */
    private static Matcher<String> nothingRaw() {
        return not(matchesRegex("(?s).*(\\?\\?|>REVOKE<|>WAITING<|\\dT\\d\\d:).*"));
    }

    @Test
    void openingIsForCampaignOwnersAndShowsWhatItWouldAsk() throws Exception {
        browser.perform(opening("/reviews").with(as("chen"))).andExpect(status().isForbidden());
        browser.perform(opening("/reviews/preview").with(as("olga", "campaign-owner")))
                .andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("4 items of 3 people"), not(containsString("??")))));
        browser.perform(opening("/reviews").param("deputy", "nobody-here").with(as("olga", "campaign-owner")))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Nobody has this user name")));
        browser.perform(opening("/reviews").with(as("olga", "campaign-owner"))).andExpect(status().is3xxRedirection());
        browser.perform(get("/").with(as("chen")))
                .andExpect(content().string(containsString("Decide 3 review items – Q4")));
    }

    private static MockHttpServletRequestBuilder opening(String path) {
        return post(path)
                .param("name", "Q4")
                .param("dueDate", "2099-12-31")
                .param("dueTime", "18:00")
                .param("zone", "Asia/Shanghai")
                .param("tiers", "T1", "T2")
                .with(csrf());
    }

    private MockHttpServletRequestBuilder decide(ReviewItem item, String verb) {
        return post("/reviews/" + campaign + "/items/" + item.id() + "/decide")
                .param("version", Long.toString(item.version()))
                .param("verb", verb)
                .with(csrf());
    }

    private static RequestPostProcessor as(String person, String... details) {
        String locale = Stream.of(details)
                .filter(each -> each.startsWith("locale:"))
                .findFirst()
                .orElse("locale:en");
        return oidcLogin()
                .idToken(token -> token.subject(person)
                        .issuedAt(SignedInAs.JUST_NOW)
                        .claim("name", person)
                        .claim("locale", locale.substring(7)))
                .authorities(Stream.of(details)
                        .filter(each -> !each.startsWith("locale:"))
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toArray(SimpleGrantedAuthority[]::new));
    }
}
