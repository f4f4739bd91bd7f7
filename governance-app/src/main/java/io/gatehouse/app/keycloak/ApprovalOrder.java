package io.gatehouse.app.keycloak;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approved change, to be signed and carried out.
 *
 * @param orderId becomes the single-use {@code jti}
 * @param operation {@code GRANT_ROLE}, {@code JOIN_GROUP}, {@code ADD_COMPOSITE}, {@code ADD_GROUP_ROLE}, {@code MOVE_GROUP},
 *     {@code ADD_DEFAULT_GROUP} or {@code PERMIT}
 * @param closureHash of the target, as the approvers saw it
 */
public record ApprovalOrder(
        UUID orderId,
        String requestId,
        String operation,
        String sourceId,
        String targetId,
        String closureHash,
        String requesterId,
        String beneficiaryId,
        List<Approval> approvals,
        String policyVersion,
        @Nullable Instant validUntil,
        String reason) {

    /** The target of a permit that is for an act and not for an entitlement: this and the act, in lower case. */
    public static final String ACT = "act:";

    /** Opens a window in which the beneficiary may change a setting once; changes nothing itself. */
    public boolean permit() {
        return operation.equals("PERMIT");
    }

    /** Gives something to one person; otherwise it changes what a role, group or realm gives to many. */
    public boolean forPerson() {
        return operation.equals("GRANT_ROLE") || operation.equals("JOIN_GROUP");
    }

    /** Who approved and when; {@code acr} says how strongly they had signed in. */
    public record Approval(String approverId, Instant at, String acr) {}
}
