package io.gatehouse.app.fulfillment;

import java.util.UUID;

/**
 * An order as a worker holds it.
 *
 * @param payload JSON of the {@link OrderRequest}
 * @param lease proves that this worker may store the result
 */
record OrderRow(FulfillmentOrder order, String payload, UUID lease) {

    OrderKind kind() {
        return OrderKind.valueOf(order.kind());
    }
}
