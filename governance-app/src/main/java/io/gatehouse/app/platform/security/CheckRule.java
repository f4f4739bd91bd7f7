package io.gatehouse.app.platform.security;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When Keycloak is asked again who the signed-in person is. Acts never rest on what was known before; reading may, for
 * {@code every}, and while Keycloak cannot be reached up to three times as long.
 */
record CheckRule(Duration every) {

    private static final int PATIENCE = 3;

    /** Whether to ask, and what follows when there is no answer. */
    enum Need {
        /** What is known is new enough. */
        NONE,
        /** Ask; without an answer, what is known still counts. */
        WANTED,
        /** Ask; without an answer, refuse. */
        REQUIRED
    }

    CheckRule {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("gatehouse.sign-in.refresh-every must be more than nothing");
        }
    }

    /**
     * @param checkedAt when Keycloak answered the last time; nothing right after sign-in
     * @param acts the request may change something
     */
    Need need(@Nullable Instant checkedAt, Instant now, boolean acts) {
        if (acts || checkedAt == null) {
            return Need.REQUIRED;
        }
        Duration age = Duration.between(checkedAt, now);
        if (age.compareTo(every.multipliedBy(PATIENCE)) >= 0) {
            return Need.REQUIRED;
        }
        // a clock that went back says nothing about age
        return age.isNegative() || age.compareTo(every) >= 0 ? Need.WANTED : Need.NONE;
    }
}
