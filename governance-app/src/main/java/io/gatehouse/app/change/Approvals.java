package io.gatehouse.app.change;

import io.gatehouse.app.change.model.Approval;
import io.gatehouse.app.change.model.ApprovalPolicy;
import io.gatehouse.app.change.model.Candidate;
import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.change.model.Concerned;
import io.gatehouse.app.change.model.Terms;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Refused;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What those who decide do: approve or reject, on the version that they saw. */
@Service
public class Approvals {

    private final ChangeStore store;
    private final Sight sight;
    private final Intake intake;
    private final Deciders deciders;
    private final Standing standing;
    private final Counting counting;
    private final Policies policies;
    private final Ordering ordering;
    private final ChangeNotes notes;
    private final TransactionTemplate transaction;
    private final Now now;

    Approvals(
            ChangeStore store,
            Sight sight,
            Intake intake,
            Deciders deciders,
            Standing standing,
            Counting counting,
            Policies policies,
            Ordering ordering,
            ChangeNotes notes,
            TransactionTemplate transaction,
            Now now) {
        this.store = store;
        this.sight = sight;
        this.intake = intake;
        this.deciders = deciders;
        this.standing = standing;
        this.counting = counting;
        this.policies = policies;
        this.ordering = ordering;
        this.notes = notes;
        this.transaction = transaction;
        this.now = now;
    }

    /**
     * Agrees. With the last agreement that the policy asks for, the order is placed in the same transaction. Those who
     * agreed before are looked at once more in Keycloak first.
     *
     * @param acr how strongly the person signed in
     * @return whether nobody else is needed
     * @throws io.gatehouse.app.shared.Unavailable when nobody can say whether those who agreed before still may
     */
    public boolean approve(Actor actor, UUID id, long version, @Nullable String reason, String acr) {
        standing.lookAgain(id, actor.id());
        return Boolean.TRUE.equals(transaction.execute(status -> agree(actor, id, version, reason, acr)));
    }

    private boolean agree(Actor actor, UUID id, long version, @Nullable String reason, String acr) {
        ChangeRequest request = sight.locked(actor, id, version);
        Terms terms = termsOf(request);
        ApprovalPolicy policy = policies.of(terms);
        Instant at = now.instant();
        Entitlement target = intake.requireUnchanged(request.ask(), terms);
        Candidate candidate = deciders.candidate(actor.id(), actor.has(AppRole.APPROVER), target, at);
        Concerned concerned = deciders.concerned(request);
        Approval approval =
                new Approval(actor.id(), at, acr, why(reason, policy), candidate.approver(), candidate.owner());
        ChangeRequest agreed = request.approved(candidate, concerned, policy, approval);
        store.add(request, approval);

        Counting.Counted counted = counting.of(agreed, concerned, policy, target, at, candidate);
        boolean enough = counted.missing().nothing();
        ChangeRequest next = enough ? agreed.agreed(UUID.randomUUID(), at) : agreed;
        store.save(next);
        if (enough) {
            ordering.place(next, counted.counting(), actor, at);
        }
        Map<String, String> references = new LinkedHashMap<>(Map.of("policy", "v" + policy.version()));
        counted.whyNot().forEach((who, why) -> references.put("not counted: " + who, why));
        notes.tell(RequestChange.APPROVED, actor, request, next, approval.reason(), references);
        return enough;
    }

    /** Refuses for good. The reason is shown to the requester. */
    @Transactional
    public void reject(Actor actor, UUID id, long version, @Nullable String reason) {
        ChangeRequest request = sight.locked(actor, id, version);
        ApprovalPolicy policy = policies.of(termsOf(request));
        Instant at = now.instant();
        Entitlement target = intake.targetOf(request.ask());
        Candidate candidate = deciders.candidate(actor.id(), actor.has(AppRole.APPROVER), target, at);
        String why = ChangeRequests.neededReason(reason);
        ChangeRequest next = request.rejected(candidate, deciders.concerned(request), policy, why, at);
        store.save(next);
        notes.tell(RequestChange.REJECTED, actor, request, next, why, Map.of());
    }

    private static @Nullable String why(@Nullable String reason, ApprovalPolicy policy) {
        if (policy.reasonNeeded()) {
            return ChangeRequests.neededReason(reason);
        }
        return reason == null || reason.isBlank()
                ? null
                : Intake.limited("reason", reason.trim(), Intake.LONGEST_REASON);
    }

    private static Terms termsOf(ChangeRequest request) {
        Terms terms = request.terms();
        if (terms == null) {
            throw Refused.notNow("change.already-draft");
        }
        return terms;
    }
}
