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
    private static final Set<String> PEOPLE_DECIDE = Set.of("malformed", "already_leaving", "departed");

    private RefusalRule() {}

    /** @param registrationOpen the same case has an order to register it that may still reach the register */
    static Consequence after(OrderKind kind, String code, boolean registrationOpen) {
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
            case EXECUTE_DEPARTURE ->
                switch (code) {
                    case "already_ended" -> Consequence.LOOK;
                    // nothing will ever be there to be carried out; a person registers it anew
                    case "unknown" -> registrationOpen ? Consequence.TRY_AGAIN : Consequence.GIVE_UP;
                    default -> otherwise(code);
                };
            case CANCEL_DEPARTURE ->
                switch (code) {
                    case "already_ended" -> Consequence.LOOK;
                    // what never came there needs no cancelling
                    case "unknown" -> registrationOpen ? Consequence.TRY_AGAIN : Consequence.LOOK;
                    default -> otherwise(code);
                };
        };
    }

    private static Consequence otherwise(String code) {
        return PEOPLE_DECIDE.contains(code) ? Consequence.GIVE_UP : Consequence.TRY_AGAIN;
    }
}
