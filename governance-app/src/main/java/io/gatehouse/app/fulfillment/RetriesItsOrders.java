package io.gatehouse.app.fulfillment;

import io.gatehouse.app.shared.Actor;

/** A module whose failed orders are tried again on its own terms, wherever somebody asks for it. */
public interface RetriesItsOrders {

    /** The {@link Origin#module()} of its orders. */
    String module();

    /**
     * Outside any transaction.
     *
     * @throws io.gatehouse.app.shared.Refused when it may not be tried again
     */
    void retry(Actor actor, FulfillmentOrder order);
}
