package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.ADMIN;
import static io.gatehouse.app.change.Staff.ASKER;
import static io.gatehouse.app.change.Staff.AUDITOR;
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
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.change.model.Delivery;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.shared.StaleVersion;
import io.gatehouse.app.shared.Unavailable;
import io.gatehouse.app.shared.UnknownObject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Who may ask, who may decide, and that the order stands in the transaction of the last approval. */
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
    void whatGotWiderOrMoreSensitiveNeedsANewRequest() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        staff.widen("ch-t2");
        refused("change.closure-changed", () -> approve(ONE, id));
        UUID second = ask(ADMIN, "ch-asker", "ch-t2");
        staff.tier("ch-t2", "T1");
        refused("change.tier-raised", () -> approve(ONE, second));
        assertThat(orders(id) + orders(second)).isZero();
    }

    @Test
    void aRoleThatReachesASensitiveOneIsTreatedLikeThatOne() {
        staff.reaches("ch-t2", "ch-t1");
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        bad("reason", "change.needed", () -> approve(ONE, id, null));
        assertThat(details.of(ONE, id).includes()).extracting(Entitlement::id).containsExactly("ch-t1");
        staff.reaches("ch-team", "ch-t0");
        bad("entitlement", "change.sealed", () -> ask(CHIEF, "ch-user", "ch-team"));
    }

    @Test
    void ofARoleThatReachesAMoreSensitiveOneTheOwnerOfThatOneDecides() {
        staff.ownedBy("ch-t2", "ch-stranger");
        staff.reaches("ch-t2", "ch-t1");
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        refused("change.no-approver", () -> approve(STRANGER, id));
        assertThat(approve(ONE, id, "checked with finance")).isFalse();
        assertThat(list.find(OWNER, new ListQuery(ListView.WAITING, "", null, 0, 20))
                        .rows())
                .extracting(ListRow::id)
                .containsExactly(id);
        assertThat(approve(OWNER, id, "agreed")).isTrue();
    }

    @Test
    void whatReachesNothingMoreSensitiveIsDecidedByItsOwnOwner() {
        staff.ownedBy("ch-t2", "ch-stranger");
        staff.reaches("ch-t2", "ch-t3");
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        assertThatThrownBy(() -> approve(OWNER, id))
                .as("the owner of something more sensitive has no part in it")
                .isInstanceOf(UnknownObject.class);
        assertThat(approve(STRANGER, id, null)).isTrue();
    }

    @Test
    void whereTheExtensionDoesNotSayWhatAGovernedOneReachesItCountsAsT1() {
        sql.sql("update directory.entitlement set reach_tier = null where id = 'ch-t2'")
                .update();
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        bad("reason", "change.needed", () -> approve(ONE, id, null));
    }

    @Test
    void t0IsNotSubmitted() {
        bad("entitlement", "change.sealed", () -> ask(CHIEF, "ch-user", "ch-t0"));
    }

    @Test
    void twoPeopleWhoDecideAtOnceAreOneDecisionAndOneConflict() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        long seen = now(id).version();
        approvals.approve(ONE, id, seen, null, "1");
        assertThatThrownBy(() -> approvals.reject(TWO, id, seen, "no"))
                .isInstanceOfSatisfying(
                        StaleVersion.class,
                        stale -> assertThat(stale.now())
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

    @Test
    void peopleAskForThemselvesAndForThoseBelowThem() {
        ask(ASKER, "ch-asker", "ch-t2");
        ask(CHIEF, "ch-sub", "ch-t2");
        refused("change.not-for-them", () -> ask(ASKER, "ch-user", "ch-t2"));
        ask(ADMIN, "ch-user", "ch-t2");
    }

    @Test
    void whatIsAskedForAlreadyOrHeldForGoodIsNotAskedForAgain() {
        ask(CHIEF, "ch-user", "ch-t2");
        bad("entitlement", "change.asked-already", () -> ask(ADMIN, "ch-user", "ch-t2"));
        staff.holds("ch-asker", "ch-t2", "ch-t2", "ledger-1");
        bad("entitlement", "change.held-already", () -> ask(ASKER, "ch-asker", "ch-t2"));
    }

    @Test
    void theReasonIsLongEnoughWhereItMatters() {
        bad(
                "reason",
                "change.reason-short",
                () -> requests.submit(ASKER, new NewChange("ch-asker", "ch-t2", "short", null, 1), null));
        requests.submit(ASKER, new NewChange("ch-asker", "ch-t3", "", null, 1), null);
        bad(
                "days",
                "change.days-range",
                () -> requests.submit(ASKER, new NewChange("ch-asker", "ch-t2", WHY, null, 1000), null));
    }

    @Test
    void theSameIdempotencyKeyIsTheSameRequest() {
        NewChange entered = new NewChange("ch-asker", "ch-t2", WHY, null, 1);
        UUID first = requests.submit(ASKER, entered, "key-" + ch(1));
        assertThat(requests.submit(ASKER, entered, "key-" + ch(1))).isEqualTo(first);
        bad(
                "Idempotency-Key",
                "change.key-reused",
                () -> requests.submit(ASKER, new NewChange("ch-asker", "ch-t3", WHY, null, 1), "key-" + ch(1)));
    }

    private static String ch(int n) {
        return ApprovingIT.class.getSimpleName() + n;
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
    void toStrangersARequestDoesNotExist() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        assertThatThrownBy(() -> details.of(STRANGER, id)).isInstanceOf(UnknownObject.class);
        assertThatThrownBy(() -> approve(STRANGER, id)).isInstanceOf(UnknownObject.class);
        assertThat(details.of(USER, id).request().id()).isEqualTo(id);
        assertThat(details.of(OWNER, id).choices().decide()).isTrue();
        assertThat(details.of(CHIEF, id).choices().whyNot()).isEqualTo("change.own-request");
    }

    @Test
    void itsRequesterTakesItBackUntilItWasCarriedOut() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        refused("change.not-yours", () -> requests.withdraw(USER, id, 1, null));
        requests.withdraw(CHIEF, id, 1, "no longer needed");
        assertThat(now(id).status()).isEqualTo(ChangeStatus.WITHDRAWN);
        refused("change.already-withdrawn", () -> approve(ONE, id));
    }
}
