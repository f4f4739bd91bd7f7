package io.gatehouse.app.keycloak;

import java.util.List;

/** {@code GET /effective/{userId}}: what a read-back relies on. */
public record EffectiveAccess(
        String subject,
        boolean enabled,
        boolean departed,
        int onlineSessions,
        int offlineSessions,
        List<InventoryLine.GrantLine> grants) {}
