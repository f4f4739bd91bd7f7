package io.gatehouse.app.change;

import io.gatehouse.app.change.model.Approval;
import io.gatehouse.app.change.model.Ask;
import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.change.model.Delivery;
import io.gatehouse.app.change.model.Operation;
import io.gatehouse.app.change.model.Terms;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.fulfillment.FulfillmentOrders;
import io.gatehouse.app.fulfillment.OrderRequest;
import io.gatehouse.app.fulfillment.Origin;
import io.gatehouse.app.keycloak.ApprovalOrder;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Turns an agreed request into the order that the extension carries out. */
@Component
class Ordering {

    static final String MODULE = "change";

    private final FulfillmentOrders orders;
    private final Directory directory;
    private final Deciders deciders;
    private final ChangeStore store;

    Ordering(FulfillmentOrders orders, Directory directory, Deciders deciders, ChangeStore store) {
        this.orders = orders;
        this.directory = directory;
        this.deciders = deciders;
        this.store = store;
    }

    void place(ChangeRequest request, List<Approval> approvals, Actor actor, Instant now) {
        Delivery delivery = Objects.requireNonNull(request.delivery());
        Terms terms = Objects.requireNonNull(request.terms());
        String requester = Objects.requireNonNull(request.requesterId());
        String source = request.ask().sourceId();
        boolean forPerson = request.ask().operation().forPerson();
        if (forPerson && !deciders.isActive(directory.person(source).orElse(null), now)) {
            throw Refused.notNow("change.beneficiary-gone");
        }
        orders.place(new OrderRequest.Apply(
                delivery.orderId(),
                new Origin(MODULE, "ChangeRequest", request.id().toString()),
                actor,
                now,
                new ApprovalOrder(
                        delivery.orderId(),
                        request.id().toString(),
                        request.ask().operation().opensWindow()
                                ? Operation.PERMIT.name()
                                : request.ask().operation().name(),
                        source,
                        target(request.ask()),
                        terms.closureHash(),
                        requester,
                        forPerson ? source : beneficiary(request, requester),
                        approvals.stream()
                                .map(a -> new ApprovalOrder.Approval(a.approverId(), a.at(), a.acr()))
                                .toList(),
                        Integer.toString(terms.policyVersion()),
                        delivery.validUntil(),
                        request.ask().reason())));
    }

    /** As the extension names what a permit is for. */
    private static String target(Ask ask) {
        return ask.act() == null
                ? ask.targetId()
                : ApprovalOrder.ACT + ask.act().toLowerCase(Locale.ROOT);
    }

    /** A permit is for the account that tried it, which may be none of this realm; whoever completed the draft only asked. */
    private String beneficiary(ChangeRequest request, String requester) {
        return request.ask().operation().opensWindow()
                ? store.capturedFor(request.id()).orElse(requester)
                : requester;
    }
}
