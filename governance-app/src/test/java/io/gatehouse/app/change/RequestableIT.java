package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.ADMIN;
import static io.gatehouse.app.change.Staff.ASKER;
import static io.gatehouse.app.change.Staff.CHIEF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.fulfillment.CapturedChange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;

/** What the catalogue says about asking holds in the form, behind it, and in the API. */
class RequestableIT extends ChangeIT {

    @Autowired
    private ApplicationEventPublisher events;

    @AfterEach
    void nothingIsSaid() {
        sql.sql("delete from catalog.entry where entitlement_id like 'ch-%'").update();
    }

    @Test
    void whatCannotBeAskedForIsNotOfferedAndIsRefusedBehindTheForm() throws Exception {
        send(CHIEF, "/changes/new", "source", "ch-user", "what", "erp/post")
                .andExpect(content().string(containsString("data-testid=\"entitlement-erp/post\"")));
        says("ch-t2", false, null);
        send(CHIEF, "/changes/new", "source", "ch-user", "what", "erp/post", "entitlement", "ch-t2")
                .andExpect(content()
                        .string(allOf(
                                not(containsString("data-testid=\"entitlement-erp/post\"")),
                                not(containsString("data-testid=\"chosen-entitlement\"")),
                                not(containsString("data-testid=\"preview\"")))));
        send(ADMIN, "/changes/new", "about", "definition", "who", "erp/post")
                .andExpect(content().string(containsString("data-testid=\"source-erp/post\"")));
        bad("entitlement", "change.not-requestable", () -> ask(CHIEF, "ch-user", "ch-t2"));
        bad("entitlement", "change.not-requestable", () -> ask(ADMIN, "ch-team", "ch-t2"));
        browser.perform(post("/api/change-requests")
                        .with(People.api(CHIEF))
                        .header("Idempotency-Key", UUID.randomUUID())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"sourceId\":\"ch-user\",\"entitlementId\":\"ch-t2\",\"reason\":\"" + WHY
                                + "\",\"days\":30}"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("change.not-requestable")));
        says("ch-t2", true, null);
        assertThat(now(ask(CHIEF, "ch-user", "ch-t2")).status()).isEqualTo(ChangeStatus.SUBMITTED);
    }

    @Test
    void theLongestTimeIsOfferedAndHolds() throws Exception {
        says("ch-t2", true, 45);
        send(CHIEF, "/changes/new", "source", "ch-user", "entitlement", "ch-t2")
                .andExpect(content()
                        .string(allOf(
                                containsString("data-testid=\"days-30\""),
                                containsString("data-testid=\"days-45\""),
                                not(containsString("data-testid=\"days-90\"")),
                                not(containsString("data-testid=\"days-none\"")))));
        for (Integer days : new Integer[] {46, 366, null}) {
            bad("days", "change.days-most", () -> requests.submit(CHIEF, asked(days), null));
        }
        assertThat(now(requests.submit(CHIEF, asked(45), null)).ask().days()).isEqualTo(45);
    }

    @Test
    void aDraftThatWasCapturedFollowsTheCatalogueToo() throws Exception {
        transaction.executeWithoutResult(status -> events.publishEvent(new CapturedChange(
                "requestable-1",
                "GH-0C0C0C",
                Instant.parse("2026-11-24T09:00:00Z"),
                false,
                "ch-asker",
                "asker",
                "security-admin-console",
                "POST /users/x",
                List.of(new CapturedChange.Edge("USER_ROLE", "ch-user", "user", "ch-t2", "erp/post", "T2")))));
        says("ch-t2", true, 7);
        UUID id = list.find(ASKER, new ListQuery(ListView.WAITING, "", null, 0, 10))
                .rows()
                .get(0)
                .id();
        show(ASKER, "zh-CN", "/changes/" + id).andExpect(content().string(containsString("data-testid=\"days-7\"")));
        send(ASKER, "/changes/" + id + "/complete", "version", "1", "reason", WHY)
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("7 days at most")));
        says("ch-t2", false, null);
        send(ASKER, "/changes/" + id + "/complete", "version", "1", "reason", WHY, "days", "1")
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("the catalogue says so")));
    }

    private static NewChange asked(@Nullable Integer days) {
        return new NewChange("ch-user", "ch-t2", WHY, null, days);
    }

    private void says(String entitlement, boolean requestable, @Nullable Integer days) {
        sql.sql("""
                        insert into catalog.entry (entitlement_id, version, requestable, longest_days, changed_by, changed_at)
                        values (:id, 1, :requestable, :days, 'test', now())
                        on conflict (entitlement_id) do update set requestable = excluded.requestable,
                            longest_days = excluded.longest_days""")
                .param("id", entitlement)
                .param("requestable", requestable)
                .param("days", days)
                .update();
    }
}
