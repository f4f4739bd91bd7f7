package io.gatehouse.app.change;

import io.gatehouse.app.change.model.ApprovalPolicy;
import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests that nobody decided end by themselves; silence never becomes an approval. */
@Component
class ChangeExpiry {

    private static final Actor SYSTEM = Actor.system("change-expiry");

    private final ChangeStore store;
    private final Policies policies;
    private final ChangeNotes notes;
    private final Now now;
    private final TransactionTemplate transaction;

    ChangeExpiry(ChangeStore store, Policies policies, ChangeNotes notes, Now now, TransactionTemplate transaction) {
        this.store = store;
        this.policies = policies;
        this.notes = notes;
        this.now = now;
        this.transaction = transaction;
    }

    /** @return how many expired */
    int expireOld() {
        int expired = 0;
        for (ApprovalPolicy policy : policies.all()) {
            Instant limit = now.instant().minus(Duration.ofDays(policy.expiryDays()));
            for (UUID id :
                    store.submittedBefore(limit, policy.version(), policy.tier().name())) {
                if (Boolean.TRUE.equals(transaction.execute(status -> expire(id, policy)))) {
                    expired++;
                }
            }
        }
        return expired;
    }

    private boolean expire(UUID id, ApprovalPolicy policy) {
        ChangeRequest request = store.locked(id);
        if (request.status() != ChangeStatus.SUBMITTED) {
            return false;
        }
        ChangeRequest next = request.expired(SYSTEM.id(), now.instant());
        store.save(next);
        notes.tell(RequestChange.EXPIRED, SYSTEM, request, next, null, Map.of("policy", "v" + policy.version()));
        return true;
    }
}
