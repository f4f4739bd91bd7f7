package io.gatehouse.app.keycloak;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of {@code GET /inventory}. */
public sealed interface InventoryLine {

    record RealmLine(String id, String name, Instant at, String mode) implements InventoryLine {}

    record ClientLine(
            String id,
            String clientId,
            @Nullable String name,
            @Nullable String tier,
            @Nullable String dataClass,
            @Nullable String owner,
            @Nullable String serviceAccount,
            Map<String, String> attributes)
            implements InventoryLine {}

    /**
     * @param reaches ids of everything else that comes with it, whether or not anybody holds it; nothing from an extension
     *     that does not say
     * @param reachTier the strictest tier among it and those
     */
    record EntitlementLine(
            String kind,
            String id,
            String name,
            @Nullable String clientId,
            @Nullable String path,
            @Nullable String tier,
            boolean governed,
            @Nullable String dataClass,
            @Nullable String owner,
            String closureHash,
            @Nullable List<String> reaches,
            @Nullable String reachTier,
            Map<String, String> attributes)
            implements InventoryLine {}

    record AccountLine(
            String id,
            String username,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            boolean enabled,
            boolean departed,
            @Nullable Instant accessEnd,
            @Nullable String serviceAccountOf,
            @Nullable Instant createdAt,
            Map<String, String> attributes)
            implements InventoryLine {}

    record GrantLine(
            String subject,
            String entitlement,
            boolean direct,
            String edge,
            List<String> path,
            @Nullable String ledgerId,
            @Nullable String origin,
            @Nullable Instant grantedAt,
            @Nullable Instant validUntil)
            implements InventoryLine {}

    record EndLine(long clients, long entitlements, long accounts, long grants) implements InventoryLine {}
}
