package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.fulfillment.FulfillmentOrder.Status;
import io.gatehouse.app.keycloak.FakeExtension.Fault;
import io.gatehouse.app.shared.Refused;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows from the order of placing and from people's buttons. */
class OrderRulesIT {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
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
}
