package io.gatehouse.app.change.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's agreement.
 *
 * @param acr how strongly the person had signed in, as Keycloak told
 * @param asApprover the person held the role {@code approver}
 * @param asOwner the person answered for the entitlement
 */
public record Approval(
        String approverId, Instant at, String acr, @Nullable String reason, boolean asApprover, boolean asOwner) {

    /** What of it is left: only what the person was then and still is. */
    public Approval heldBy(Candidate now) {
        return new Approval(approverId, at, acr, reason, asApprover && now.approver(), asOwner && now.owner());
    }
}
