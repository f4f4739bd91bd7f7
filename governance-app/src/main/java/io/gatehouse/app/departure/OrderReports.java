package io.gatehouse.app.departure;

import io.gatehouse.app.departure.model.CaseStatus;
import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.departure.model.FailedOrder;
import io.gatehouse.app.departure.model.FailedOrder.Kind;
import io.gatehouse.app.fulfillment.FulfillmentOrder;
import io.gatehouse.app.fulfillment.OrderFailed;
import io.gatehouse.app.fulfillment.OrderVerified;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.Now;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What became of the orders to the leaver register. One that failed for good stays with its case, in red and in the inbox of
 * HR and IT, until a later one comes through; a cancellation counts only when it was read back.
 */
@Component
class OrderReports {

    private static final Actor FULFILLMENT = Actor.system("fulfillment");

    private final CaseStore cases;
    private final CaseOrders orders;
    private final CaseTrail trail;
    private final Now now;

    OrderReports(CaseStore cases, CaseOrders orders, CaseTrail trail, Now now) {
        this.cases = cases;
        this.orders = orders;
        this.trail = trail;
        this.now = now;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(OrderFailed event) {
        FulfillmentOrder order = event.order();
        String error = String.valueOf(order.lastError());
        Optional<DepartureCase> found = caseOf(order);
        // "superseded": a later order about the same person has come through, and that one counts
        if (found.isEmpty() || error.equals("superseded")) {
            return;
        }
        DepartureCase before = found.get();
        FailedOrder failure = new FailedOrder(order.orderId(), Kind.valueOf(order.kind()), error, now.instant());
        // a cancellation that did not come through leaves the departure as it was
        CaseStatus after = before.status() == CaseStatus.CANCELLING && failure.kind() == Kind.CANCEL_DEPARTURE
                ? CaseStatus.SCHEDULED
                : before.status();
        cases.ordered(before.id(), after, failure);
        trail.record(
                DepartureChange.ORDER_FAILED,
                FULFILLMENT,
                before,
                Map.of("status", before.status().name()),
                Map.of("status", after.name(), "order", order.kind(), "orderId", order.orderId(), "error", error),
                null);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(OrderVerified event) {
        FulfillmentOrder order = event.order();
        caseOf(order).ifPresent(before -> {
            CaseStatus after = order.kind().equals(Kind.CANCEL_DEPARTURE.name())
                            && before.status().open()
                    ? CaseStatus.CANCELLED
                    : before.status();
            FailedOrder left = before.failure() == null
                            || orders.olderThan(before.failure().orderId(), order)
                    ? null
                    : before.failure();
            if (after == before.status() && left == before.failure()) {
                return;
            }
            cases.ordered(before.id(), after, left);
            if (after != before.status()) {
                trail.record(
                        DepartureChange.CANCELLED,
                        FULFILLMENT,
                        before,
                        Map.of("status", before.status().name()),
                        Map.of("status", after.name(), "orderId", order.orderId()),
                        null);
            }
        });
    }

    private Optional<DepartureCase> caseOf(FulfillmentOrder order) {
        return order.origin().module().equals(CaseOrders.MODULE)
                ? cases.lock(UUID.fromString(order.origin().objectId()))
                : Optional.empty();
    }
}
