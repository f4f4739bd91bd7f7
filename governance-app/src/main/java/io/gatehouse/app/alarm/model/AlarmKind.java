package io.gatehouse.app.alarm.model;

import java.util.EnumSet;
import java.util.Set;

/** Ways in which the extension does not hold what people rely on, the most serious first. Stored for ever, so never renamed. */
public enum AlarmKind {
    /** Keycloak works without the extension: every change takes effect at once. */
    EXTENSION_MISSING,
    /** The gate refuses less than before. */
    MODE_LOWERED,
    /** The extension says itself that a part of it does not see. */
    SELF_CHECK,
    /** Keycloak's database is older than it was: what was revoked since, and what was recorded, is undone. */
    DATABASE_RESTORED,
    /** Nobody looks for grants that came past Keycloak. */
    SWEEP_LATE,
    /** Other keys sign approvals than before, or none does. */
    APPROVAL_KEYS,
    /** A cut takes longer to reach whoever checks tokens without asking. */
    TOKENS_LIVE_LONGER,
    /** Keycloak does not let the app ask. */
    APP_NOT_ACCEPTED,
    /** Neither Keycloak nor the extension answers. */
    NO_ANSWER;

    private static final Set<AlarmKind> OF_REACHING = EnumSet.of(EXTENSION_MISSING, APP_NOT_ACCEPTED, NO_ANSWER);

    /** Those that say how far the app came; the others need an answer to be judged. */
    public static Set<AlarmKind> ofReaching() {
        return EnumSet.copyOf(OF_REACHING);
    }

    /** A change that may be meant: whoever confirms it makes it what is expected from then on. */
    public boolean mayBeMeant() {
        return this == MODE_LOWERED || this == APPROVAL_KEYS || this == TOKENS_LIVE_LONGER || this == DATABASE_RESTORED;
    }

    /** Whether it is over when its cause is not seen any more. A chain that grows again is still another one. */
    public boolean passes() {
        return this != DATABASE_RESTORED;
    }
}
