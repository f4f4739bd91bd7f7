package io.gatehouse.app.change.model;

import io.gatehouse.app.shared.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One change that somebody asks for. Immutable; every transition answers the next state or throws {@link Refused}.
 *
 * @param number what people call it by: CR-{@code number}
 * @param version counts changes; a decision names the one it was taken on
 * @param requesterId nothing only for a captured draft whose account is no known person
 * @param captured it began as a change that was refused (or observed) in Keycloak
 * @param terms nothing before it was submitted
 */
public record ChangeRequest(
        UUID id,
        long number,
        long version,
        ChangeStatus status,
        @Nullable String requesterId,
        Ask ask,
        boolean captured,
        Instant createdAt,
        @Nullable Instant submittedAt,
        @Nullable Terms terms,
        List<Approval> approvals,
        @Nullable Ending ending,
        @Nullable Delivery delivery) {

    public ChangeRequest {
        approvals = List.copyOf(approvals);
    }

    /** The reference as shown and written. */
    public String reference() {
        return "CR-" + number;
    }

    public Set<String> decidedBy() {
        return approvals.stream().map(Approval::approverId).collect(Collectors.toSet());
    }

    /** A draft is completed and handed to the approvers. */
    public ChangeRequest submitted(String by, Ask completed, Terms agreedTerms, Instant now) {
        require(ChangeStatus.DRAFT);
        return new ChangeRequest(
                id,
                number,
                version,
                ChangeStatus.SUBMITTED,
                by,
                completed,
                captured,
                createdAt,
                now,
                agreedTerms,
                List.of(),
                null,
                null);
    }

    /** One more person agrees; whether that is enough, {@link ApprovalPolicy#missing} says. */
    public ChangeRequest approved(Candidate by, Concerned concerned, ApprovalPolicy policy, Approval approval) {
        require(ChangeStatus.SUBMITTED);
        if (policy.sealed()) {
            throw Refused.notNow("change.sealed");
        }
        FourEyesRule.mayDecide(by, concerned, policy, decidedBy()).orThrow();
        List<Approval> more = new ArrayList<>(approvals);
        more.add(approval);
        return withApprovals(more);
    }

    /** The same, agreed to by these; for an order, those that still count. */
    public ChangeRequest withApprovals(List<Approval> those) {
        return new ChangeRequest(
                id,
                number,
                version,
                status,
                requesterId,
                ask,
                captured,
                createdAt,
                submittedAt,
                terms,
                those,
                ending,
                delivery);
    }

    /** Enough people agreed: the order is placed. */
    public ChangeRequest agreed(UUID orderId, Instant now) {
        require(ChangeStatus.SUBMITTED);
        return with(ChangeStatus.APPROVED, null, Delivery.ordered(orderId, now, ask.endsAt(now)));
    }

    public ChangeRequest rejected(
            Candidate by, Concerned concerned, ApprovalPolicy policy, String reason, Instant now) {
        require(ChangeStatus.SUBMITTED);
        FourEyesRule.mayDecide(by, concerned, policy, Set.of()).orThrow();
        return with(ChangeStatus.REJECTED, new Ending(by.human().id(), now, reason), null);
    }

    /** Taken back by the requester, also after approval as long as it was not carried out. */
    public ChangeRequest withdrawn(String by, String reason, Instant now) {
        if (!by.equals(requesterId)) {
            throw new Refused("change.not-yours");
        }
        if (status != ChangeStatus.APPROVED || delivery == null || delivery.state() == Delivery.State.VERIFIED) {
            require(ChangeStatus.SUBMITTED);
        }
        return with(ChangeStatus.WITHDRAWN, new Ending(by, now, reason), delivery);
    }

    public ChangeRequest discarded(String by, String reason, Instant now) {
        require(ChangeStatus.DRAFT);
        return with(ChangeStatus.DISCARDED, new Ending(by, now, reason), null);
    }

    /** Nobody decided in time. */
    public ChangeRequest expired(String by, Instant now) {
        require(ChangeStatus.SUBMITTED);
        return with(ChangeStatus.EXPIRED, new Ending(by, now, ""), null);
    }

    public ChangeRequest delivered(Delivery next) {
        require(ChangeStatus.APPROVED);
        return with(status, ending, next);
    }

    private ChangeRequest with(ChangeStatus next, @Nullable Ending end, @Nullable Delivery order) {
        return new ChangeRequest(
                id,
                number,
                version,
                next,
                requesterId,
                ask,
                captured,
                createdAt,
                submittedAt,
                terms,
                approvals,
                end,
                order);
    }

    private void require(ChangeStatus expected) {
        if (status != expected) {
            throw Refused.notNow("change.already-" + status.name().toLowerCase(Locale.ROOT));
        }
    }
}
