package io.gatehouse.app.keycloak;

import java.util.UUID;

/** Asks for every own edge of {@code subjectId} that leads to {@code entitlementId} to be removed. */
public record RevocationOrder(UUID orderId, String subjectId, String entitlementId, String reason, String actorId) {}
