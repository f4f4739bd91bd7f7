package io.gatehouse.app.fulfillment;

import io.gatehouse.app.shared.StateChange;

/** What happens to orders, and to events of Keycloak that cannot be taken in, for the audit trail. */
enum FulfillmentChange implements StateChange.Type {
    PLACED("fulfillment.placed"),
    HASTENED("fulfillment.hastened"),
    APPLIED("fulfillment.applied"),
    VERIFIED("fulfillment.verified"),
    FAILED("fulfillment.failed"),
    CANCELLED("fulfillment.cancelled"),
    RETRIED("fulfillment.retried"),
    EVENT_SET_ASIDE("fulfillment.event-set-aside"),
    EVENT_TAKEN_IN("fulfillment.event-taken-in");

    private final String code;

    FulfillmentChange(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
