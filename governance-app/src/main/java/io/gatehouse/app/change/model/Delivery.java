package io.gatehouse.app.change.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How carrying out an approved request stands.
 *
 * @param validUntil the end that was ordered
 * @param verifiedAt when it was read back from Keycloak
 * @param fault code of the extension or a short technical sentence; only when {@code FAILED}
 * @param auditHash the extension's audit entry
 */
public record Delivery(
        UUID orderId,
        State state,
        Instant orderedAt,
        @Nullable Instant validUntil,
        @Nullable Instant verifiedAt,
        @Nullable String fault,
        @Nullable String auditHash) {

    /** Active means VERIFIED, nothing less. */
    public enum State {
        PENDING,
        VERIFIED,
        FAILED
    }

    public static Delivery ordered(UUID orderId, Instant at, @Nullable Instant validUntil) {
        return new Delivery(orderId, State.PENDING, at, validUntil, null, null, null);
    }

    public Delivery verified(Instant at, @Nullable String hash) {
        return new Delivery(orderId, State.VERIFIED, orderedAt, validUntil, at, null, hash);
    }

    public Delivery failed(@Nullable String why) {
        return new Delivery(orderId, State.FAILED, orderedAt, validUntil, null, why, null);
    }

    public Delivery pendingAgain() {
        return new Delivery(orderId, State.PENDING, orderedAt, validUntil, null, null, null);
    }
}
