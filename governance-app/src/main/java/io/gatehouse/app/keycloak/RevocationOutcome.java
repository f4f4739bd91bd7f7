package io.gatehouse.app.keycloak;

import java.util.List;

/**
 * {@code effect}: {@code REVOKED}, {@code NOTHING_TO_REMOVE} or {@code ALREADY_APPLIED}. {@code stillHeld} was read back
 * in a new transaction; empty means gone.
 */
public record RevocationOutcome(
        String orderId,
        String effect,
        List<RemovedEdge> removed,
        List<InventoryLine.GrantLine> stillHeld,
        long auditSeq,
        String auditHash) {

    public record RemovedEdge(String edge, String kind) {}
}
