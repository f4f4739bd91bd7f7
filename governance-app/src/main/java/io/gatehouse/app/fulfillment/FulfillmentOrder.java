package io.gatehouse.app.fulfillment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands.
 *
 * @param kind APPLY, REVOKE, REGISTER_DEPARTURE, EXECUTE_DEPARTURE or CANCEL_DEPARTURE
 * @param entitlementId of grants and revocations
 * @param lastError why the last try failed, a code of the extension or a short technical sentence; never a secret
 * @param auditHash the extension's audit entry that carried it out
 */
public record FulfillmentOrder(
        UUID orderId,
        String kind,
        Status status,
        Origin origin,
        String subjectId,
        @Nullable String entitlementId,
        Instant placedAt,
        Instant notBefore,
        int attempts,
        @Nullable Instant nextTry,
        @Nullable Instant appliedAt,
        @Nullable Instant verifiedAt,
        @Nullable String lastError,
        @Nullable String auditHash) {

    /** "Done" is said only when VERIFIED. */
    public enum Status {
        PENDING,
        APPLIED,
        VERIFIED,
        FAILED,
        CANCELLED
    }
}
