package io.gatehouse.app.directory;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a person effectively holds an entitlement; there can be several.
 *
 * @param direct held itself, not through a group or composite
 * @param edgeId the role or group the person holds itself and through which it comes
 * @param path ids from {@code edgeId} to {@code entitlementId}, both included
 * @param origin BASELINE, APPROVED, RECLASSIFIED, DEFINITION; nothing for an edge that the ledger does not know
 */
public record Grant(
        String personId,
        String entitlementId,
        boolean direct,
        String edgeId,
        List<String> path,
        @Nullable String ledgerId,
        @Nullable String origin,
        @Nullable Instant grantedAt,
        @Nullable Instant validUntil) {}
