package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.ADMIN;
import static io.gatehouse.app.change.Staff.ASKER;
import static io.gatehouse.app.change.Staff.CHIEF;
import static io.gatehouse.app.change.Staff.ONE;
import static io.gatehouse.app.change.Staff.OWNER;
import static io.gatehouse.app.change.Staff.STRANGER;
import static io.gatehouse.app.change.Staff.SUB;
import static io.gatehouse.app.change.Staff.TWIN;
import static io.gatehouse.app.change.Staff.TWO;
import static io.gatehouse.app.change.Staff.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.change.model.Delivery;
import io.gatehouse.app.shared.StaleVersion;
import io.gatehouse.app.shared.UnknownObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Who may decide, and that the order stands in the transaction of the last approval. */
class ApprovingIT extends ChangeIT {

    @Test
    void oneApproverIsEnoughForT2AndTheOrderIsPlacedWithIt() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        assertThat(orders(id)).isZero();
        assertThat(approve(ONE, id, null)).isTrue();
        assertThat(now(id).status()).isEqualTo(ChangeStatus.APPROVED);
        assertThat(now(id).delivery()).isNotNull();
        assertThat(now(id).delivery().state()).isEqualTo(Delivery.State.PENDING);
        assertThat(orders(id)).isEqualTo(1);
    }

    @Test
    void theOwnerCountsAsApproverForT2() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        assertThat(approve(OWNER, id, null)).isTrue();
    }

    @Test
    void t1NeedsAnApproverAndTheOwnerAndAReason() {
        UUID id = ask(CHIEF, "ch-user", "ch-t1");
        bad("reason", "change.needed", () -> approve(ONE, id, " "));
        assertThat(approve(ONE, id, "checked with finance")).isFalse();
        assertThat(orders(id)).isZero();
        refused("change.decided-already", () -> approve(ONE, id));
        assertThat(approve(OWNER, id, "agreed")).isTrue();
        assertThat(orders(id)).isEqualTo(1);
    }

    @Test
    void withoutAnOwnerWhoMayDecideT1NeedsTwoApprovers() {
        staff.ownedBy("ch-t1", "ch-user");
        UUID id = ask(CHIEF, "ch-user", "ch-t1");
        refused("change.own-access", () -> approve(USER, id));
        assertThat(approve(ONE, id, "first")).isFalse();
        assertThat(approve(TWO, id, "second")).isTrue();
    }

    @Test
    void whoIsOwnerOnlyByAnAttributeDecidesNothing() {
        staff.ownedBy("ch-t2", null);
        staff.attribute("ch-t2", "gatehouse.owner", "ch-stranger");
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        assertThatThrownBy(() -> approvals.approve(STRANGER, id, 1, null, "1")).isInstanceOf(UnknownObject.class);
        assertThat(now(id).approvals()).isEmpty();
    }

    @Test
    void nobodyDecidesForThemselves() {
        UUID own = ask(ONE, "ch-one", "ch-t2");
        refused("change.own-request", () -> approve(ONE, own));
        UUID forOne = ask(ADMIN, "ch-one", "ch-t1");
        refused("change.own-access", () -> approve(ONE, forOne));
        UUID byTwin = ask(ASKER, "ch-asker", "ch-t2");
        refused("change.own-request", () -> approve(TWIN, byTwin));
        refused("change.own-request", () -> approvals.reject(TWIN, byTwin, 1, "no"));
    }

    @Test
    void whoReportsToTheRequesterDoesNotDecideT1() {
        UUID id = ask(ASKER, "ch-asker", "ch-t1");
        refused("change.subordinate", () -> approve(SUB, id));
        UUID lesser = ask(ASKER, "ch-asker", "ch-t2");
        assertThat(approve(SUB, lesser, null)).isTrue();
    }

    @Test
    void whoIsDisabledDoesNotDecide() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        staff.set("ch-one", "enabled", false);
        refused("change.not-active", () -> approve(ONE, id));
    }

    @Test
    void nothingIsOrderedForSomebodyWhoHasLeft() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        staff.set("ch-user", "departed", true);
        refused("change.beneficiary-gone", () -> approve(ONE, id));
        assertThat(now(id).status()).isEqualTo(ChangeStatus.SUBMITTED);
        assertThat(now(id).approvals()).isEmpty();
    }

    @Test
    void aDefinitionIsChangedOnlyByPeopleWhoDoNotGain() {
        staff.holds("ch-user", "ch-team", "ch-team", "ledger-2");
        staff.holds("ch-two", "ch-team", "ch-team", "ledger-3");
        staff.holds("ch-asker", "ch-team", "ch-team", "ledger-4");
        refused("change.not-your-definition", () -> ask(STRANGER, "ch-team", "ch-t2"));
        UUID id = ask(ADMIN, "ch-team", "ch-t2");
        assertThat(details.of(ONE, id).gaining().count()).isEqualTo(3);
        refused("change.own-gain", () -> approve(TWO, id));
        refused("change.own-gain", () -> approve(TWIN, id));
        assertThat(approve(ONE, id, null)).isTrue();
        assertThat(orders(id)).isEqualTo(1);
    }

    @Test
    void twoPeopleWhoDecideAtOnceAreOneDecisionAndOneConflict() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        long seen = now(id).version();
        approvals.approve(ONE, id, seen, null, "1");
        assertThatThrownBy(() -> approvals.reject(TWO, id, seen, "no"))
                .isInstanceOfSatisfying(
                        StaleVersion.class,
                        stale -> assertThat(stale.codes())
                                .containsEntry("change.stale.status", "APPROVED")
                                .containsEntry("change.stale.by", "ch-one"));
        assertThat(orders(id)).isEqualTo(1);
    }

    @Test
    void aRejectionNeedsAReasonAndEndsIt() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        bad("reason", "change.needed", () -> approvals.reject(ONE, id, 1, " "));
        approvals.reject(ONE, id, 1, "not needed for the job");
        assertThat(now(id).status()).isEqualTo(ChangeStatus.REJECTED);
        assertThat(now(id).ending()).isNotNull();
        refused("change.already-rejected", () -> approve(TWO, id));
    }

    @Test
    void anApprovalIsNeverChangedAndTheDatabaseKnowsTheRule() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        assertThatThrownBy(() -> insertApproval(id, "ch-chief", "ch-user", "ch-chief"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("approval_four_eyes");
        assertThatThrownBy(() -> insertApproval(id, "ch-chief", "ch-user", "ch-user"))
                .hasMessageContaining("approval_four_eyes");
        assertThatThrownBy(() -> insertApproval(id, "ch-stranger", "ch-user", "ch-chief"))
                .hasMessageContaining("foreign key");
        approve(ONE, id);
        assertThatThrownBy(() -> sql.sql("update change.approval set approver_id = 'x' where request_id = ?")
                        .param(id)
                        .update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> sql.sql("update change.change_request set requester_id = 'ch-one' where id = ?")
                        .param(id)
                        .update())
                .hasMessageContaining("foreign key");
    }

    private void insertApproval(UUID id, String requester, String source, String approver) {
        sql.sql("insert into change.approval (request_id, requester_id, source_id, approver_id, at, acr, as_approver,"
                        + " as_owner) values (?, ?, ?, ?, now(), '1', true, false)")
                .params(id, requester, source, approver)
                .update();
    }
}
