package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.fulfillment.FulfillmentOrder.Status;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows from refusals, and from what is found when an order is read back. */
class RefusedAndReadBackIT {

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
