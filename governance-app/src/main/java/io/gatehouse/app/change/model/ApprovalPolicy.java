package io.gatehouse.app.change.model;

import io.gatehouse.app.shared.Tier;
import java.util.List;

/**
 * Who must agree to a change of one tier; a row of the table {@code approval_policy}, frozen by its version.
 *
 * @param approvers how many people must agree
 * @param ownerNeeded the entitlement owner must be among those who agree; where there is none who may, one more approver
 *     takes their place. Without it the owner simply counts as an approver
 * @param independent those who report to the requester or the beneficiary may not decide
 * @param reasonNeeded an approver must say why
 * @param sealed agreement counts only when it is confirmed inside Keycloak
 * @param minimumReason shortest reason of the requester, in characters
 * @param dueDays when the decision is due, after submission
 * @param expiryDays after how many days without a decision the request expires
 */
public record ApprovalPolicy(
        int version,
        Tier tier,
        int approvers,
        boolean ownerNeeded,
        boolean independent,
        boolean reasonNeeded,
        boolean sealed,
        int minimumReason,
        int dueDays,
        int expiryDays) {

    /** What is still missing once these people have agreed. */
    public Missing missing(List<Approval> approvals, boolean ownerCanDecide) {
        if (!ownerNeeded) {
            return new Missing(Math.max(0, approvers - approvals.size()), false);
        }
        int inRole = (int) approvals.stream().filter(Approval::asApprover).count();
        if (!ownerCanDecide) {
            return new Missing(Math.max(0, approvers + 1 - inRole), false);
        }
        boolean owner = approvals.stream().noneMatch(Approval::asOwner);
        return new Missing(Math.max(0, approvers - inRole), owner);
    }

    /** How many approvers are missing, and whether the owner is. */
    public record Missing(int approvers, boolean owner) {
        public boolean nothing() {
            return approvers == 0 && !owner;
        }
    }
}
