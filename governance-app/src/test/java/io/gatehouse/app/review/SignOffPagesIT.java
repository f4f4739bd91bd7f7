package io.gatehouse.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.review.model.DraftChanges;
import io.gatehouse.app.review.model.DraftSet;
import io.gatehouse.app.review.model.ItemStatus;
import io.gatehouse.app.review.model.ReviewItem;
import io.gatehouse.app.review.model.Verb;
import io.gatehouse.app.shared.Tier;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What is signed is what was shown, in full, with its numbers; whoever comes late is told what changed. */
class SignOffPagesIT extends ReviewIT {

    private static final int MANY = 70;

    @Autowired
    private MockMvc browser;

    @Test
    void everythingThatWillBeSignedIsOnThePage() throws Exception {
        for (int i = 0; i < MANY; i++) {
            company.role("many-" + i, "T2");
            company.holds("wu", "many-" + i);
        }
        campaign = campaigns.open(
                new CampaignPlan("Many", now.plusSeconds(3600), ZoneOffset.UTC, Set.of(Tier.T2), null), OLGA, now);
        for (int i = 0; i < MANY; i++) {
            decide("wu", "many-" + i, i % 2 == 0 ? Verb.KEEP : Verb.REVOKE);
        }
        String page = browser.perform(get("/reviews/" + campaign + "/sign-off").with(SignedInAs.person("chen", "Chen")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("I looked at these 70 decisions: 35 kept, 35 revoked."),
                                not(containsString("??")))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(Pattern.compile("data-testid=\"review-item-").matcher(page).results())
                .hasSize(MANY);
        DraftSet drafts = workspaces.toSign(campaign, CHEN).drafts();
        assertThat(drafts.items())
                .hasSize(MANY)
                .allSatisfy(draft -> assertThat(page).contains("data-testid=\"review-item-" + draft.id()));
        browser.perform(signing(drafts, 35, 35)).andExpect(status().is3xxRedirection());
        assertThat(item("wu", "many-69").status()).isEqualTo(ItemStatus.DECIDED);
        assertThat(sql.sql("select content from audit.entry where type = 'review.signed-off' order by seq desc limit 1")
                        .query(String.class)
                        .single())
                .contains("\"drafts\":\"" + drafts.fingerprint(), "\"kept\":35", "\"revoked\":35");
    }

    @Test
    void whoSignsOtherNumbersSignsNothing() throws Exception {
        decide("li", "view", Verb.KEEP);
        DraftSet drafts = workspaces.toSign(campaign, CHEN).drafts();
        browser.perform(signing(drafts, 0, 1))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("1 are kept and 0 are revoked")));
        assertThat(item("li", "view").status()).isEqualTo(ItemStatus.WAITING);
    }

    @Test
    void whoSignsWhatChangedSignsNothingAndIsToldWhatChanged() throws Exception {
        decide("li", "view", Verb.KEEP);
        decide("li", "pay", Verb.REVOKE);
        DraftSet shown = workspaces.toSign(campaign, CHEN).drafts();
        decide("li", "view", Verb.REVOKE);
        decide("wu", "view", Verb.KEEP);
        ReviewItem pay = item("li", "pay");
        decisions.undo(pay.id(), pay.version(), CHEN);
        browser.perform(signing(shown, 1, 1))
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("Nothing was signed"),
                                containsString("was Keep, is now Revoke"),
                                containsString("added: Keep"),
                                containsString("was Revoke, waits for no signature any more"),
                                containsString(fingerprint(CHEN)),
                                not(containsString(shown.fingerprint())),
                                not(containsString("??")))));
        assertThat(item("li", "view").status()).isEqualTo(ItemStatus.WAITING);
        browser.perform(signing(shown, 1, 1).header("Accept-Language", "zh-CN"))
                .andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("原为保留，现为撤销"), not(containsString("??")))));
    }

    @Test
    void whoSignsWhatIsAllGoneIsToldToo() throws Exception {
        decide("li", "view", Verb.KEEP);
        DraftSet shown = workspaces.toSign(campaign, CHEN).drafts();
        ReviewItem view = item("li", "view");
        decisions.undo(view.id(), view.version(), CHEN);
        browser.perform(signing(shown, 1, 0))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("was Keep, waits for no signature any more")));
    }

    private void decide(String person, String entitlement, Verb verb) {
        ReviewItem item = item(person, entitlement);
        decisions.decide(item.id(), item.version(), verb, null, null, CHEN, now);
    }

    private MockHttpServletRequestBuilder signing(DraftSet shown, int kept, int revoked) {
        return post("/reviews/" + campaign + "/sign-off")
                .param("drafts", shown.fingerprint())
                .param("shown", DraftChanges.remember(shown))
                .param("kept", Integer.toString(kept))
                .param("revoked", Integer.toString(revoked))
                .param("confirmed", "true")
                .with(SignedInAs.person("chen", "Chen"))
                .with(csrf());
    }
}
