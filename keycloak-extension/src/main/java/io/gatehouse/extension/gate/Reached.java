package io.gatehouse.extension.gate;

import io.gatehouse.extension.graph.Tier;
import org.jspecify.annotations.Nullable;

/**
 * The most sensitive that one reaches by acting as somebody.
 *
 * @param entitlementId the role or group that leads there; null when an account or client counts as privileged by itself
 */
record Reached(Tier tier, @Nullable String entitlementId) {

    static final Reached NOTHING = new Reached(Tier.T3, null);

    /** Of two the more sensitive; of equals the one that names its entitlement. */
    Reached or(Reached other) {
        int compared = tier.compareTo(other.tier);
        if (compared == 0) {
            return entitlementId == null ? other : this;
        }
        return compared < 0 ? this : other;
    }
}
