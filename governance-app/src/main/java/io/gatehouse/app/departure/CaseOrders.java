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

    private final FulfillmentOrders orders;

    CaseOrders(FulfillmentOrders orders) {
        this.orders = orders;
    }

    void register(DepartureCase departure, Actor actor, Instant now) {
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

    void execute(DepartureCase departure, Actor actor, Instant now) {
        orders.place(new OrderRequest.ExecuteDeparture(
                UUID.randomUUID(),
                origin(departure.id()),
                actor,
                now,
                departure.id().toString(),
                departure.personId()));
    }

    void cancel(DepartureCase departure, Actor actor, Instant now, String reason) {
        orders.place(new OrderRequest.CancelDeparture(
                UUID.randomUUID(),
                origin(departure.id()),
                actor,
                now,
                departure.id().toString(),
                departure.personId(),
                reason));
    }

    List<FulfillmentOrder> of(UUID caseId) {
        return orders.placedFor(origin(caseId));
    }

    private static Origin origin(UUID caseId) {
        return new Origin("departure", "DepartureCase", caseId.toString());
    }
}
