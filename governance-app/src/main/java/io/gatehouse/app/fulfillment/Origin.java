package io.gatehouse.app.fulfillment;

/** What an order was placed for: {@code module} is {@code review}, {@code change} or {@code departure}. */
public record Origin(String module, String objectType, String objectId) {}
