package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.fulfillment.FulfillmentOrder.Status;
import io.gatehouse.app.keycloak.DepartureState;
import io.gatehouse.app.keycloak.FakeExtension.Fault;
import io.gatehouse.app.shared.Refused;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the leaver register answers to orders of departures, and what follows from it. */
class DepartureOrderRulesIT {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
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

    private static DepartureState state(String state) {
        return new DepartureState(
                "case-1", "leaver", 1, null, state, Desk.NOW, "UTC", Desk.NOW, null, null, 1, null, List.of(),
                List.of());
    }
}
