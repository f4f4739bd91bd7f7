package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.CHIEF;
import static io.gatehouse.app.change.Staff.ONE;
import static io.gatehouse.app.change.Staff.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.change.model.Delivery;
import io.gatehouse.app.fulfillment.FulfillmentOrder;
import io.gatehouse.app.fulfillment.OrderFailed;
import io.gatehouse.app.fulfillment.OrderVerified;
import io.gatehouse.app.fulfillment.Origin;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What is shown about carrying out is what the order says, and nothing before. */
class DeliveryIT extends ChangeIT {

    private static final Instant VERIFIED = Instant.parse("2026-11-24T10:00:01Z");

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private ChangeExpiry expiry;

    @Test
    void activeIsWhatWasReadBack() {
        UUID id = approved();
        assertThat(delivery(id).state()).isEqualTo(Delivery.State.PENDING);
        staff.holds("ch-user", "ch-t2", "ch-t2", "ledger-77");
        publish(new OrderVerified(order(id, FulfillmentOrder.Status.VERIFIED, VERIFIED, null, "abc")));
        assertThat(delivery(id).state()).isEqualTo(Delivery.State.VERIFIED);
        assertThat(delivery(id).verifiedAt()).isEqualTo(VERIFIED);
        assertThat(details.of(USER, id).ledgerId()).isEqualTo("ledger-77");
        refused("change.already-approved", () -> requests.withdraw(CHIEF, id, now(id).version(), null));
    }

    @Test
    void aFailureIsKeptInWords() {
        UUID id = approved();
        publish(new OrderFailed(order(id, FulfillmentOrder.Status.FAILED, null, "closure_changed", null)));
        assertThat(delivery(id).state()).isEqualTo(Delivery.State.FAILED);
        assertThat(delivery(id).fault()).isEqualTo("closure_changed");
        assertThat(details.of(CHIEF, id).choices().retry()).isTrue();
    }

    @Test
    void afterAFailureItsRequesterTakesItBackAndTheOrderIsCancelled() {
        UUID id = approved();
        sql.sql("update fulfillment.fulfillment_order set status = 'FAILED' where order_id = ?")
                .param(delivery(id).orderId())
                .update();
        publish(new OrderFailed(order(id, FulfillmentOrder.Status.FAILED, null, "closure_changed", null)));
        requests.withdraw(CHIEF, id, now(id).version(), "asked for again");
        assertThat(now(id).status()).isEqualTo(ChangeStatus.WITHDRAWN);
        assertThat(sql.sql("select status from fulfillment.fulfillment_order where order_id = ?")
                        .param(delivery(id).orderId())
                        .query(String.class)
                        .single())
                .isEqualTo("CANCELLED");
    }

    @Test
    void anOrderOfSomebodyElseIsNotOurs() {
        UUID id = approved();
        publish(new OrderVerified(verified(delivery(id).orderId(), "REVOKE", new Origin("review", "ReviewItem", "x"))));
        assertThat(delivery(id).state()).isEqualTo(Delivery.State.PENDING);
    }

    @Test
    void anUnknownOrderIsAFaultAndNotSilentlyDropped() {
        Origin nobody = new Origin("change", "ChangeRequest", "x");
        assertThatThrownBy(() -> publish(new OrderVerified(verified(UUID.randomUUID(), "APPLY", nobody))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void silenceEndsARequestAndNeverApprovesIt() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        sql.sql("update change.change_request set submitted_at = submitted_at - interval '31 days' where id = ?")
                .param(id)
                .update();
        assertThat(expiry.expireOld()).isEqualTo(1);
        assertThat(now(id).status()).isEqualTo(ChangeStatus.EXPIRED);
        assertThat(orders(id)).isZero();
        assertThat(expiry.expireOld()).isZero();
    }

    private UUID approved() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        approve(ONE, id);
        return id;
    }

    private Delivery delivery(UUID id) {
        return Objects.requireNonNull(now(id).delivery());
    }

    private void publish(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    private FulfillmentOrder order(
            UUID id,
            FulfillmentOrder.Status status,
            @Nullable Instant verified,
            @Nullable String error,
            @Nullable String hash) {
        Origin origin = new Origin("change", "ChangeRequest", id.toString());
        return order(delivery(id).orderId(), "APPLY", origin, status, verified, error, hash);
    }

    private static FulfillmentOrder verified(UUID orderId, String kind, Origin origin) {
        return order(orderId, kind, origin, FulfillmentOrder.Status.VERIFIED, VERIFIED, null, null);
    }

    private static FulfillmentOrder order(
            UUID orderId,
            String kind,
            Origin origin,
            FulfillmentOrder.Status status,
            @Nullable Instant verified,
            @Nullable String error,
            @Nullable String hash) {
        return new FulfillmentOrder(
                orderId, kind, status, origin, "ch-user", "ch-t2", VERIFIED, VERIFIED, 1, null, verified, verified,
                error, hash);
    }
}
