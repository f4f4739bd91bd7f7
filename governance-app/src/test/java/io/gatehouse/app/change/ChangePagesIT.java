package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.ADMIN;
import static io.gatehouse.app.change.Staff.ASKER;
import static io.gatehouse.app.change.Staff.CHIEF;
import static io.gatehouse.app.change.Staff.ONE;
import static io.gatehouse.app.change.Staff.STRANGER;
import static io.gatehouse.app.change.Staff.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.fulfillment.CapturedChange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** The pages, in both languages, for the right and the wrong people. */
class ChangePagesIT extends ChangeIT {

    @Autowired
    private ApplicationEventPublisher events;

    @Test
    void theListSaysInBothLanguagesWhatIsAskedAndNothingIsLeftUntranslated() throws Exception {
        ask(CHIEF, "ch-user", "ch-t2");
        show(ONE, "en", "/changes")
                .andExpect(content()
                        .string(allOf(containsString("Post invoices for "), containsString("Waiting for approval"))));
        show(ONE, "zh-CN", "/changes")
                .andExpect(content().string(allOf(containsString("录入发票"), containsString("待审批"))));
        for (ListView view : ListView.values()) {
            show(STRANGER, "en", "/changes?view=" + view);
            show(STRANGER, "zh-CN", "/changes?q=nothing&view=" + view);
        }
    }

    @Test
    void oneRequestShowsWhatIsGrantedAndTheButtonsOnlyToThoseWhoMayDecide() throws Exception {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        show(ONE, "en", "/changes/" + id)
                .andExpect(content()
                        .string(allOf(
                                containsString("data-testid=\"approve\""),
                                containsString("data-shortcut=\"3\""),
                                containsString("erp/post"),
                                containsString(WHY))));
        show(CHIEF, "en", "/changes/" + id)
                .andExpect(content()
                        .string(allOf(
                                containsString("You can&#39;t approve your own request"),
                                containsString("data-testid=\"withdraw\""),
                                not(containsString("data-testid=\"approve\"")))));
        show(CHIEF, "zh-CN", "/changes/" + id).andExpect(content().string(containsString("不能审批自己的申请")));
        browser.perform(get("/changes/" + id).with(People.page(STRANGER, "en"))).andExpect(status().isNotFound());
        browser.perform(get("/changes/" + UUID.randomUUID()).with(People.page(ONE, "en")))
                .andExpect(status().isNotFound());
        browser.perform(get("/changes/none").with(People.page(ONE, "en"))).andExpect(status().isNotFound());
    }

    @Test
    void everyStateHasItsPage() throws Exception {
        UUID rejected = ask(CHIEF, "ch-user", "ch-t1");
        approvals.reject(ONE, rejected, 1, "no <script>alert(1)</script>");
        UUID half = ask(CHIEF, "ch-user", "ch-t1");
        approve(ONE, half);
        UUID done = ask(CHIEF, "ch-asker", "ch-t2");
        approve(ONE, done);
        UUID withdrawn = ask(CHIEF, "ch-chief", "ch-t2");
        requests.withdraw(CHIEF, withdrawn, 1, null);
        UUID definition = ask(ADMIN, "ch-team", "ch-t2");
        for (UUID id : List.of(rejected, half, done, withdrawn, definition)) {
            show(ONE, "en", "/changes/" + id).andExpect(content().string(not(containsString("<script>alert"))));
            show(ONE, "zh-CN", "/changes/" + id);
        }
        for (String state : List.of("VERIFIED", "FAILED")) {
            sql.sql(
                            "update change.change_request set delivery = ?, verified_at = now(), fault = 'closure_changed' where id = ?")
                    .params(state, done)
                    .update();
            show(ONE, "en", "/changes/" + done)
                    .andExpect(content().string(containsString("data-delivery=\"" + state + "\"")));
            show(CHIEF, "zh-CN", "/changes/" + done);
        }
    }

    @Test
    void approvingByButton() throws Exception {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        send(ONE, "/changes/" + id + "/approve", "version", "1")
                .andExpect(status().is3xxRedirection())
                .andExpect(redirectedUrl("/changes/" + id));
        assertThat(now(id).status()).isEqualTo(ChangeStatus.APPROVED);
        assertThat(now(id).approvals().get(0).acr()).isEqualTo("1");
    }

    @Test
    void aHandMadePostApprovesNothingForItsSender() throws Exception {
        UUID own = ask(ONE, "ch-one", "ch-t2");
        send(ONE, "/changes/" + own + "/approve", "version", "1", "reason", "because")
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("You can&#39;t approve your own request")));
        UUID forAsker = ask(CHIEF, "ch-asker", "ch-t2");
        send(ASKER, "/changes/" + forAsker + "/approve", "version", "1").andExpect(status().isForbidden());
        send(STRANGER, "/changes/" + forAsker + "/approve", "version", "1").andExpect(status().isNotFound());
        send(ADMIN, "/changes/" + forAsker + "/approve", "version", "1").andExpect(status().isForbidden());
        assertThat(orders(own) + orders(forAsker)).isZero();
    }

    @Test
    void aLateDecisionShowsWhatIsThereNowAndKeepsWhatWasTyped() throws Exception {
        UUID id = ask(CHIEF, "ch-user", "ch-t1");
        approve(ONE, id);
        send(TWO, "/changes/" + id + "/reject", "version", "1", "reason", "I would say no")
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("Somebody was quicker"),
                                containsString("I would say no"),
                                containsString("Approved by "))));
        assertThat(now(id).status()).isEqualTo(ChangeStatus.SUBMITTED);
    }

    @Test
    void aMissingReasonIsSaidBesideTheField() throws Exception {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        send(ONE, "/changes/" + id + "/reject", "version", "1", "reason", " ")
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Please fill this in")));
        send(ONE, "/changes/" + id + "/reject").andExpect(status().isBadRequest());
        browser.perform(post("/changes/" + id + "/reject")
                        .param("version", "1")
                        .param("reason", "no")
                        .with(People.page(ONE, "en")))
                .andExpect(status().isForbidden());
        assertThat(now(id).status()).isEqualTo(ChangeStatus.SUBMITTED);
    }

    @Test
    void aCapturedChangeIsCompletedOnItsPage() throws Exception {
        transaction.executeWithoutResult(status -> events.publishEvent(new CapturedChange(
                "pages-1",
                "GH-0A0B0C",
                Instant.parse("2026-11-24T09:00:00Z"),
                false,
                "ch-asker",
                "asker",
                "security-admin-console",
                "POST /admin/realms/lanstone/users/x/groups/<b>",
                List.of(
                        new CapturedChange.Edge("USER_ROLE", "ch-user", "user", "ch-t2", "erp/post", "T2"),
                        new CapturedChange.Edge("USER_ROLE", "ch-user", "user", "ch-t0", "erp/erp-admin", "T0")))));
        show(ASKER, "en", "/changes?view=CAPTURED")
                .andExpect(content().string(containsString("data-testid=\"captured-GH-0A0B0C\"")));
        List<ListRow> drafts = list.find(ASKER, new ListQuery(ListView.WAITING, "", null, 0, 10))
                .rows();
        assertThat(drafts).hasSize(2);
        for (ListRow draft : drafts) {
            boolean sealed = draft.targetId().equals("ch-t0");
            show(ASKER, "zh-CN", "/changes/" + draft.id());
            show(ASKER, "en", "/changes/" + draft.id())
                    .andExpect(content()
                            .string(allOf(
                                    containsString("groups/&lt;b&gt;"),
                                    containsString("data-testid=\"discard\""),
                                    sealed
                                            ? containsString("sealed approval")
                                            : containsString("data-testid=\"submit\""))));
            send(ASKER, "/changes/" + draft.id() + "/complete", "version", "1", "reason", WHY)
                    .andExpect(sealed ? status().isBadRequest() : redirectedUrl("/changes/" + draft.id()));
        }
        UUID t0 = drafts.stream()
                .filter(row -> row.targetId().equals("ch-t0"))
                .findFirst()
                .orElseThrow()
                .id();
        send(ASKER, "/changes/" + t0 + "/discard", "version", "1", "reason", "never again")
                .andExpect(redirectedUrl("/changes/" + t0));
        show(ASKER, "en", "/changes/" + t0).andExpect(content().string(containsString("never again")));
    }

    @Test
    void nobodyComesInUnsigned() throws Exception {
        browser.perform(get("/changes").accept("text/html")).andExpect(status().is3xxRedirection());
        browser.perform(post("/changes").with(csrf())).andExpect(status().is3xxRedirection());
    }
}
