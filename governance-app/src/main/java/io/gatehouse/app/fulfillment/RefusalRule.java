package io.gatehouse.app.fulfillment;

import java.util.Set;

/**
 * What follows from the extension's "no". Granting is given up at once; taking away is only given up when the same answer
 * would come for ever.
 */
final class RefusalRule {

    enum Consequence {
        /** Final; the order has failed. */
        GIVE_UP,
        /** May pass; tried again without end. */
        TRY_AGAIN,
        /** Perhaps it is already as ordered; what is there decides. */
        LOOK
    }

    /** Refusals of departures that need a person. */
    private static final Set<String> PEOPLE_DECIDE = Set.of("malformed", "already_leaving");

    private RefusalRule() {}

    static Consequence after(OrderKind kind, String code) {
        return switch (kind) {
            case APPLY -> Consequence.GIVE_UP;
            case REVOKE ->
                switch (code) {
                    // the account or the entitlement is gone: then nobody holds it
                    case "unknown" -> Consequence.LOOK;
                    case "malformed" -> Consequence.GIVE_UP;
                    default -> Consequence.TRY_AGAIN;
                };
            case REGISTER_DEPARTURE ->
                switch (code) {
                    case "already_ended" -> Consequence.LOOK;
                    case "unknown" -> Consequence.GIVE_UP;
                    default -> otherwise(code);
                };
            // "unknown": its registration may not have arrived yet
            case EXECUTE_DEPARTURE, CANCEL_DEPARTURE ->
                code.equals("already_ended") ? Consequence.LOOK : otherwise(code);
        };
    }

    private static Consequence otherwise(String code) {
        return PEOPLE_DECIDE.contains(code) ? Consequence.GIVE_UP : Consequence.TRY_AGAIN;
    }
}
