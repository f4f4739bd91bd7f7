package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.AUDITOR;
import static io.gatehouse.app.change.Staff.CHIEF;
import static io.gatehouse.app.change.Staff.ONE;
import static io.gatehouse.app.change.Staff.SUB;
import static io.gatehouse.app.change.Staff.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.gatehouse.app.shared.Unavailable;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who agreed before counts only as what they were then and still are. */
class EarlierApprovalsIT extends ChangeIT {

    @Test
    void anApprovalOfSomebodyWhoHasLeftCountsNoLonger() {
        staff.ownedBy("ch-t1", null);
        UUID id = ask(CHIEF, "ch-user", "ch-t1");
        assertThat(approve(ONE, id, "first")).isFalse();
        staff.set("ch-one", "departed", true);
        assertThat(approve(TWO, id, "second")).isFalse();
        assertThat(orders(id)).isZero();
        assertThat(approve(SUB, id, "third")).isTrue();
        assertThat(orders(id)).isEqualTo(1);
    }

    @Test
    void anApprovalOfSomebodyWhoLostTheRoleCountsNoLongerAndThePageSaysWhy() throws Exception {
        staff.ownedBy("ch-t1", null);
        UUID id = ask(CHIEF, "ch-user", "ch-t1");
        assertThat(approve(ONE, id, "first")).isFalse();
        assertThat(details.of(AUDITOR, id).decision().missingApprovers()).isEqualTo(1);
        staff.losesRole("ch-one", "ch-approver");
        assertThat(details.of(AUDITOR, id).decision().missingApprovers()).isEqualTo(2);
        browser.perform(get("/changes/" + id).with(People.page(AUDITOR, "en")))
                .andExpect(content().string(containsString("No longer counts: the person is no approver any more")));
        assertThat(approve(TWO, id, "second")).isFalse();
        assertThat(orders(id)).isZero();
        assertThat(approve(SUB, id, "third")).isTrue();
        assertThat(sql.sql("select payload::text from fulfillment.fulfillment_order where origin_id = ?")
                        .param(id.toString())
                        .query(String.class)
                        .single())
                .contains("ch-two", "ch-sub")
                .doesNotContain("ch-one");
    }

    /** Agreed as approver, is the owner now and no approver any more: neither the one nor the other was given. */
    @Test
    void anAgreementCountsOnlyAsWhatThePersonWasThenAndStillIs() {
        UUID id = ask(CHIEF, "ch-user", "ch-t1");
        assertThat(approve(ONE, id, "as approver")).isFalse();
        staff.losesRole("ch-one", "ch-approver");
        staff.ownedBy("ch-t1", "ch-one");
        assertThat(details.of(AUDITOR, id).decision().notCounted()).containsEntry("ch-one", "change.no-approver");
        assertThat(approve(TWO, id, "agreed")).isFalse();
        assertThat(orders(id)).isZero();
    }

    @Test
    void nobodyCountsWhoCannotBeLookedAtAndWasNotReadFor5Minutes() {
        staff.ownedBy("ch-t1", null);
        UUID id = ask(CHIEF, "ch-user", "ch-t1");
        assertThat(approve(ONE, id, "first")).isFalse();
        staff.readBefore(Duration.ofMinutes(6));
        assertThatThrownBy(() -> approve(TWO, id, "second"))
                .isInstanceOfSatisfying(
                        Unavailable.class, why -> assertThat(why.code()).isEqualTo("change.approvers-unknown"));
        assertThat(now(id).approvals()).hasSize(1);
        staff.readBefore(Duration.ofMinutes(1));
        assertThat(approve(TWO, id, "second")).isTrue();
    }
}
