package io.gatehouse.app.change;

import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.change.model.Delivery;
import io.gatehouse.app.fulfillment.FulfillmentOrder;
import io.gatehouse.app.fulfillment.OrderFailed;
import io.gatehouse.app.fulfillment.OrderVerified;
import io.gatehouse.app.shared.Actor;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Follows the orders of approved requests: done is what was read back, and a failure is said in words. */
@Service
public class Deliveries {

    private static final Actor SYSTEM = Actor.system("fulfillment");

    private final ChangeStore store;
    private final ChangeNotes notes;

    Deliveries(ChangeStore store, ChangeNotes notes) {
        this.store = store;
        this.notes = notes;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(OrderVerified event) {
        FulfillmentOrder order = event.order();
        note(
                order,
                RequestChange.CARRIED_OUT,
                delivery -> delivery.verified(
                        order.verifiedAt() == null ? delivery.orderedAt() : order.verifiedAt(), order.auditHash()));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(OrderFailed event) {
        note(
                event.order(),
                RequestChange.FAILED,
                delivery -> delivery.failed(event.order().lastError()));
    }

    private void note(FulfillmentOrder order, RequestChange what, UnaryOperator<Delivery> step) {
        if (!Ordering.MODULE.equals(order.origin().module())) {
            return;
        }
        ChangeRequest request = store.byOrder(order.orderId())
                .orElseThrow(() -> new IllegalStateException("no change request has the order " + order.orderId()));
        if (request.status() != ChangeStatus.APPROVED || request.delivery() == null) {
            throw new IllegalStateException(
                    "order " + order.orderId() + " of a request that is " + request.status() + " went on");
        }
        ChangeRequest next = request.delivered(step.apply(request.delivery()));
        store.save(next);
        String fault = next.delivery() == null ? null : next.delivery().fault();
        notes.tell(what, SYSTEM, request, next, fault, Map.of());
    }
}
