package io.gatehouse.app.fulfillment;

/** Carried out and read back. Published in the transaction that stores it; listeners must be synchronous. */
public record OrderVerified(FulfillmentOrder order) {}
