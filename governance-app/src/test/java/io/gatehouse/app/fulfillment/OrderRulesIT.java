package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.fulfillment.FulfillmentOrder.Status;
import io.gatehouse.app.keycloak.DepartureState;
import io.gatehouse.app.keycloak.FakeExtension.Fault;
import io.gatehouse.app.shared.Refused;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows from refusals, from what is read back, from the order of placing and from people's buttons. */
class OrderRulesIT {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aRefusedGrantHasFailedAndCanBeRetried() {
        UUID id = desk.place(Desk.grant("wang", "payer"));
        desk.extension.refusal = "closure_changed";
        desk.runner().runDue();
        assertThat(desk.order(id).status()).isEqualTo(Status.FAILED);
        assertThat(desk.order(id).lastError()).isEqualTo("closure_changed");
        assertThat(desk.published).contains(new OrderFailed(desk.order(id)));
        assertThat(desk.orders.failed(10)).extracting(FulfillmentOrder::orderId).containsExactly(id);

        desk.extension.refusal = null;
        desk.orders.retry(id, Desk.LI_NA);
        desk.runner().runDue();
        assertThat(desk.order(id).status()).isEqualTo(Status.VERIFIED);
        assertThat(desk.changes(id))
                .containsExactly(
                        "fulfillment.placed",
                        "fulfillment.failed",
                        "fulfillment.retried",
                        "fulfillment.applied",
                        "fulfillment.verified");
    }

    @Test
    void aRefusedRevocationIsTriedAgainForEver() {
        UUID id = desk.place(Desk.revocation("wang", "payer"));
        desk.extension.refusal = "not_allowed";
        for (int i = 0; i < 25; i++) {
            desk.pauseIsOver();
            desk.runner().runDue();
        }
        assertThat(desk.order(id).status()).isEqualTo(Status.PENDING);
        assertThat(desk.order(id).lastError()).isEqualTo("not_allowed");
    }

    @Test
    void aRevocationOfSomethingThatIsGoneIsVerifiedByLooking() {
        UUID id = desk.place(Desk.revocation("wang", "payer"));
        desk.extension.refusal = "unknown";
        desk.runner().runDue();
        assertThat(desk.order(id).status()).isEqualTo(Status.VERIFIED);
    }

    @Test
    void aRevocationWhoseAccessIsStillThereIsNotSaidToBeDone() {
        UUID id = desk.place(Desk.revocation("wang", "payer"));
        desk.extension.held.put("wang", new StubbornSet());
        for (int i = 0; i < 25; i++) {
            desk.pauseIsOver();
            desk.runner().runDue();
        }
        assertThat(desk.order(id).status()).isEqualTo(Status.APPLIED);
        assertThat(desk.order(id).lastError()).isEqualTo(Verification.STILL_HELD);
        assertThat(desk.published).noneMatch(OrderVerified.class::isInstance);
    }

    @Test
    void aGrantThatIsNotThereAtLookingFailsInTheEnd() {
        UUID id = desk.place(Desk.grant("wang", "payer"));
        desk.extension.held.put("wang", new ForgetfulSet());
        for (int i = 0; i < 25; i++) {
            desk.pauseIsOver();
            desk.runner().runDue();
        }
        assertThat(desk.order(id).status()).isEqualTo(Status.FAILED);
        assertThat(desk.order(id).lastError()).isEqualTo(Verification.NOT_HELD);
    }

    @Test
    void aRevocationNeverOvertakesTheGrantBeforeIt() {
        UUID grant = desk.place(Desk.grant("wang", "payer"));
        UUID revocation = desk.place(Desk.revocation("wang", "payer"));
        UUID other = desk.place(Desk.revocation("wang", "viewer"));
        desk.extension.faults.add(Fault.AWAY);
        desk.runner().runDue();
        assertThat(desk.order(grant).status()).isEqualTo(Status.PENDING);
        assertThat(desk.order(revocation).attempts()).isZero();
        assertThat(desk.order(other).status()).isEqualTo(Status.VERIFIED);

        desk.pauseIsOver();
        desk.runner().runDue();
        assertThat(desk.extension.effects)
                .containsExactly("revoke wang viewer", "grant wang payer", "revoke wang payer");
        assertThat(desk.order(revocation).status()).isEqualTo(Status.VERIFIED);
        assertThat(desk.extension.held.get("wang")).isEmpty();
    }

    @Test
    void aRescheduledDepartureEndsWithTheLastDate() {
        Instant first = Desk.NOW.plusSeconds(3600);
        Instant second = Desk.NOW.plusSeconds(7200);
        desk.place(Desk.departure("case-1", first));
        UUID last = desk.place(Desk.departure("case-1", second));
        desk.extension.faults.add(Fault.AWAY);
        desk.runner().runDue();
        desk.pauseIsOver();
        desk.runner().runDue();
        assertThat(desk.extension.departures.get("case-1").accessEnd()).isEqualTo(second);
        assertThat(desk.order(last).status()).isEqualTo(Status.VERIFIED);
    }

    @Test
    void anExecutionOfADepartureThatHasEndedIsVerifiedByLooking() {
        desk.extension.departures.put("case-1", state("ENDED"));
        UUID id = desk.place(Desk.execute("case-1"));
        desk.extension.refusal = "already_ended";
        desk.runner().runDue();
        assertThat(desk.order(id).status()).isEqualTo(Status.VERIFIED);
    }

    @Test
    void aCancellationThatCameTooLateHasFailed() {
        desk.extension.departures.put("case-1", state("ENDED"));
        UUID id = desk.place(Desk.cancel("case-1"));
        desk.extension.refusal = "already_ended";
        desk.runner().runDue();
        assertThat(desk.order(id).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void aDepartureThatCouldNotBeRegisteredDoesNotStandInTheWayOfTheNextOne() {
        desk.extension.refusals.put("register", "already_leaving");
        UUID registration = desk.place(Desk.departure("case-1", Desk.NOW.plusSeconds(3600)));
        UUID execution = desk.place(Desk.execute("case-1"));
        UUID cancellation = desk.place(Desk.cancel("case-1"));
        desk.runner().runDue();
        assertThat(desk.order(registration).status()).isEqualTo(Status.FAILED);
        assertThat(desk.order(execution).status()).isEqualTo(Status.FAILED);
        assertThat(desk.order(execution).lastError()).isEqualTo("unknown");
        assertThat(desk.order(cancellation).status()).isEqualTo(Status.VERIFIED);

        desk.extension.refusals.clear();
        UUID next = desk.place(Desk.departure("case-2", Desk.NOW.plusSeconds(7200)));
        desk.runner().runDue();
        assertThat(desk.order(next).status()).isEqualTo(Status.VERIFIED);
        assertThatThrownBy(() -> desk.orders.retry(registration, Desk.LI_NA)).isInstanceOf(Refused.class);
    }

    @Test
    void whatTheRegisterDoesNotKnowYetIsTriedAgainWhileItsRegistrationIsOpen() {
        UUID registration = desk.place(Desk.departure("case-1", Desk.NOW.plusSeconds(3600)));
        desk.extension.faults.add(Fault.AWAY);
        desk.runner().runDue();
        UUID cancellation = desk.place(Desk.cancel("case-1"));
        // as if the pause between the two had been cut short by hand
        desk.sql
                .sql("update fulfillment.fulfillment_order set not_before = :later where order_id = :id")
                .param("later", Desk.NOW.plusSeconds(60).atOffset(java.time.ZoneOffset.UTC))
                .param("id", registration)
                .update();
        desk.runner().runDue();
        assertThat(desk.order(cancellation).status()).isEqualTo(Status.PENDING);

        desk.now = Desk.NOW.plusSeconds(60);
        desk.pauseIsOver();
        desk.runner().runDue();
        assertThat(desk.order(registration).status()).isEqualTo(Status.VERIFIED);
        assertThat(desk.order(cancellation).status()).isEqualTo(Status.VERIFIED);
        assertThat(desk.extension.departures.get("case-1").state()).isEqualTo("CANCELLED");
    }

    @Test
    void aRegistrationOfSomebodyWhoHasLeftIsNotRetriedInSilence() {
        desk.extension.refusals.put("register", "departed");
        UUID id = desk.place(Desk.departure("case-1", Desk.NOW.plusSeconds(3600)));
        desk.runner().runDue();
        assertThat(desk.order(id).status()).isEqualTo(Status.FAILED);
        assertThat(desk.published).contains(new OrderFailed(desk.order(id)));
    }

    @Test
    void aGrantStoredWithAnotherEndIsNotVerified() {
        Instant end = Desk.NOW.plusSeconds(3600);
        UUID right = desk.place(Desk.grant("wang", "viewer", end));
        UUID wrong = desk.place(Desk.grant("wang", "payer", end));
        UUID endless = desk.place(Desk.grant("li", "payer", end));
        desk.extension.storedEnds.put("wang payer", end.plusSeconds(1));
        desk.extension.storedEnds.put("li payer", null);
        for (int i = 0; i < 25; i++) {
            desk.pauseIsOver();
            desk.runner().runDue();
        }
        assertThat(desk.order(right).status()).isEqualTo(Status.VERIFIED);
        for (UUID id : List.of(wrong, endless)) {
            assertThat(desk.order(id).status()).isEqualTo(Status.FAILED);
            assertThat(desk.order(id).lastError()).isEqualTo(Verification.OTHER_VALIDITY);
        }
    }

    @Test
    void anOrderWaitsForItsTimeUnlessSomebodyHastensOrCancelsIt() {
        UUID waits = desk.place(Desk.revocation("a", "payer", Desk.NOW.plusSeconds(900)));
        UUID hastened = desk.place(Desk.revocation("b", "payer", Desk.NOW.plusSeconds(900)));
        UUID cancelled = desk.place(Desk.revocation("c", "payer", Desk.NOW.plusSeconds(900)));
        desk.orders.runNow(hastened, Desk.LI_NA);
        assertThat(desk.orders.cancel(cancelled, Desk.LI_NA)).isTrue();
        desk.runner().runDue();
        assertThat(desk.order(waits).status()).isEqualTo(Status.PENDING);
        assertThat(desk.order(hastened).status()).isEqualTo(Status.VERIFIED);
        assertThat(desk.order(cancelled).status()).isEqualTo(Status.CANCELLED);
        assertThat(desk.orders.cancel(hastened, Desk.LI_NA)).isFalse();

        desk.now = Desk.NOW.plusSeconds(900);
        desk.runner().runDue();
        assertThat(desk.order(waits).status()).isEqualTo(Status.VERIFIED);
        assertThat(desk.extension.effects).containsExactly("revoke b payer", "revoke a payer");
    }

    @Test
    void anOrderWhoseOutcomeIsUnknownCannotBeCancelled() {
        UUID id = desk.place(Desk.grant("wang", "payer"));
        desk.extension.faults.add(Fault.ANSWER_LOST);
        desk.runner().runDue();
        assertThat(desk.orders.cancel(id, Desk.LI_NA)).isFalse();
    }

    @Test
    void anOrderThatWasRefusedForGoodCanBeCancelledAndIsThenNotRetried() {
        UUID id = desk.place(Desk.grant("wang", "payer"));
        desk.extension.refusal = "four_eyes";
        desk.runner().runDue();
        assertThat(desk.order(id).status()).isEqualTo(Status.FAILED);
        assertThat(desk.orders.cancel(id, Desk.LI_NA)).isTrue();
        desk.extension.refusal = null;
        desk.orders.retry(id, Desk.LI_NA);
        desk.runner().runDue();
        assertThat(desk.order(id).status()).isEqualTo(Status.CANCELLED);
        assertThat(desk.extension.effects).isEmpty();
    }

    @Test
    void aFailedOrderThatALaterOneHasOvertakenIsNotRetried() {
        UUID grant = desk.place(Desk.grant("wang", "payer"));
        desk.extension.refusal = "four_eyes";
        desk.runner().runDue();
        desk.extension.refusal = null;
        desk.place(Desk.revocation("wang", "payer"));
        desk.runner().runDue();
        assertThatThrownBy(() -> desk.orders.retry(grant, Desk.LI_NA)).isInstanceOf(Refused.class);
    }

    private static DepartureState state(String state) {
        return new DepartureState(
                "case-1", "leaver", 1, null, state, Desk.NOW, "UTC", Desk.NOW, null, null, 1, null, List.of(),
                List.of());
    }

    /** Keeps what is to be taken away. */
    private static final class StubbornSet extends TreeSet<String> {
        private static final long serialVersionUID = 1L;

        StubbornSet() {
            add("payer");
        }

        @Override
        public boolean remove(Object element) {
            return false;
        }
    }

    /** Loses what is put in. */
    private static final class ForgetfulSet extends TreeSet<String> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean add(String element) {
            return false;
        }
    }
}
