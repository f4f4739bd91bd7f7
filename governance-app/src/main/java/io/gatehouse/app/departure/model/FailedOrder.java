package io.gatehouse.app.departure.model;

import java.time.Instant;
import java.util.UUID;

/**
 * An order to the leaver register that failed for good: what was decided is not so in Keycloak.
 *
 * @param error code of the extension's refusal, for people {@code fulfillment.cause.<code>}
 */
public record FailedOrder(UUID orderId, Kind kind, String error, Instant at) {

    /** What was to be done in the register. */
    public enum Kind {
        REGISTER_DEPARTURE,
        EXECUTE_DEPARTURE,
        CANCEL_DEPARTURE
    }

    /** Access had ended, or was ending, when the cancellation reached Keycloak: nothing is left that could be tried again. */
    public boolean cancelledTooLate() {
        return kind == Kind.CANCEL_DEPARTURE && error.equals("already_ended");
    }

    /** Names its texts. */
    public String word() {
        return cancelledTooLate() ? "TOO_LATE" : kind.name();
    }
}
