package io.gatehouse.app.departure;

import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.fulfillment.FulfillmentOrder;
import io.gatehouse.app.fulfillment.FulfillmentOrders;
import io.gatehouse.app.fulfillment.OrderRequest;
import io.gatehouse.app.fulfillment.Origin;
import io.gatehouse.app.keycloak.DepartureOrder;
import io.gatehouse.app.shared.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The orders that a departure places: each goes to the leaver register in Keycloak and is read back. */
@Component
class CaseOrders {

    /** The origin of their orders. */
    static final String MODULE = "departure";

    private final FulfillmentOrders orders;

    CaseOrders(FulfillmentOrders orders) {
        this.orders = orders;
    }

    /** Registers the case as it is planned now; what failed before and had no effect is not to be tried again any more. */
    void register(DepartureCase departure, Actor actor, Instant now) {
        dropFailed(departure.id(), actor);
        orders.place(new OrderRequest.RegisterDeparture(
                UUID.randomUUID(),
                origin(departure.id()),
                actor,
                now,
                new DepartureOrder(
                        departure.id().toString(),
                        departure.personId(),
                        departure.accessEnd(),
                        departure.zone(),
                        departure.type().name(),
                        departure.confidential(),
                        actor.id())));
    }

    /** Ends access now. What could not be registered before is registered first: the register carries out only what it knows. */
    void execute(DepartureCase departure, Actor actor, Instant now) {
        if (departure.failure() != null) {
            register(departure, actor, now);
        }
        orders.place(new OrderRequest.ExecuteDeparture(
                UUID.randomUUID(),
                origin(departure.id()),
                actor,
                now,
                departure.id().toString(),
                departure.personId()));
    }

    void cancel(DepartureCase departure, Actor actor, Instant now, String reason) {
        dropFailed(departure.id(), actor);
        orders.place(new OrderRequest.CancelDeparture(
                UUID.randomUUID(),
                origin(departure.id()),
                actor,
                now,
                departure.id().toString(),
                departure.personId(),
                reason));
    }

    /** An old date must not come back through the list of failed orders, after the plan has changed. */
    private void dropFailed(UUID caseId, Actor actor) {
        of(caseId).stream()
                .filter(order -> order.status() == FulfillmentOrder.Status.FAILED)
                .forEach(order -> orders.cancel(order.orderId(), actor));
    }

    /** Whether the one was placed before the other; one that is not known any more counts as older. */
    boolean olderThan(UUID orderId, FulfillmentOrder other) {
        return orders.find(orderId)
                .map(order -> !order.placedAt().isAfter(other.placedAt()))
                .orElse(true);
    }

    List<FulfillmentOrder> of(UUID caseId) {
        return orders.placedFor(origin(caseId));
    }

    private static Origin origin(UUID caseId) {
        return new Origin(MODULE, "DepartureCase", caseId.toString());
    }
}
