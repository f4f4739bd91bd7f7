package io.gatehouse.app.fulfillment;

import io.gatehouse.app.keycloak.ApprovalOrder;
import io.gatehouse.app.keycloak.DepartureOrder;
import io.gatehouse.app.keycloak.RevocationOrder;
import io.gatehouse.app.shared.Actor;
import java.time.Instant;
import java.util.UUID;

/** What is to be carried out in Keycloak, not before {@code notBefore}. */
public sealed interface OrderRequest {

    UUID orderId();

    Origin origin();

    Actor actor();

    Instant notBefore();

    /** An approved grant or definition change; its {@code orderId} must be the one inside {@code approval}. */
    record Apply(UUID orderId, Origin origin, Actor actor, Instant notBefore, ApprovalOrder approval)
            implements OrderRequest {}

    record Revoke(UUID orderId, Origin origin, Actor actor, Instant notBefore, RevocationOrder revocation)
            implements OrderRequest {}

    /** Registers or reschedules a departure in the leaver register. */
    record RegisterDeparture(UUID orderId, Origin origin, Actor actor, Instant notBefore, DepartureOrder departure)
            implements OrderRequest {}

    record ExecuteDeparture(
            UUID orderId, Origin origin, Actor actor, Instant notBefore, String caseId, String subjectId)
            implements OrderRequest {}

    record CancelDeparture(
            UUID orderId, Origin origin, Actor actor, Instant notBefore, String caseId, String subjectId, String reason)
            implements OrderRequest {}
}
