package io.gatehouse.app.fulfillment;

import io.gatehouse.app.shared.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Orders to Keycloak. {@link #place} belongs into the transaction of the decision; the job carries it out later,
 * retries without end, reads back and publishes {@link OrderVerified} or {@link OrderFailed} in its own transaction.
 */
public interface FulfillmentOrders {

    /** Writes the order. The same id again changes nothing. Must run inside the caller's transaction. */
    void place(OrderRequest request);

    /** Takes away the waiting time of a {@code PENDING} order. */
    void runNow(UUID orderId, Actor actor);

    /** Cancels an order that was not carried out yet. False when it is too late. */
    boolean cancel(UUID orderId, Actor actor);

    /** Tries a failed order again at once. */
    void retry(UUID orderId, Actor actor);

    Optional<FulfillmentOrder> find(UUID orderId);

    List<FulfillmentOrder> placedFor(Origin origin);

    /** Failed ones, oldest first, for administrators. */
    List<FulfillmentOrder> failed(int limit);

    /** How long the oldest due order has been waiting, for health and doctor. */
    Optional<Instant> oldestDue();
}
