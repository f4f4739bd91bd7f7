package io.gatehouse.app.fulfillment;

/**
 * The extension refused it for good (code in {@code order.lastError()}). A passing fault is no failure: it is tried
 * again without end.
 */
public record OrderFailed(FulfillmentOrder order) {}
