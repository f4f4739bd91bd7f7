package io.gatehouse.app.change;

import io.gatehouse.app.change.model.ApprovalPolicy;
import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.change.model.Concerned;
import io.gatehouse.app.change.model.Delivery;
import io.gatehouse.app.change.model.Terms;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.fulfillment.FulfillmentOrder;
import io.gatehouse.app.fulfillment.FulfillmentOrders;
import io.gatehouse.app.fulfillment.RetriesItsOrders;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.UnknownObject;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries the failed order of a request again. It may be old by then, so those who agreed are looked at once more and counted
 * by the same rule as when it was placed.
 */
@Service
public class Retries implements RetriesItsOrders {

    private final ChangeStore store;
    private final Sight sight;
    private final Intake intake;
    private final Deciders deciders;
    private final Standing standing;
    private final Counting counting;
    private final Policies policies;
    private final FulfillmentOrders orders;
    private final ChangeNotes notes;
    private final TransactionTemplate transaction;
    private final Now now;

    Retries(
            ChangeStore store,
            Sight sight,
            Intake intake,
            Deciders deciders,
            Standing standing,
            Counting counting,
            Policies policies,
            FulfillmentOrders orders,
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
        this.orders = orders;
        this.notes = notes;
        this.transaction = transaction;
        this.now = now;
    }

    /**
     * Its requester, one of its approvers' peers or an administrator may.
     *
     * @throws Refused when those who agreed and still may are not enough, or what they agreed to got wider
     * @throws io.gatehouse.app.shared.Unavailable when nobody can say whether they still may
     */
    public void retry(Actor actor, UUID id, long version) {
        standing.lookAtAll(id);
        transaction.executeWithoutResult(status -> retryLocked(actor, id, version));
    }

    @Override
    public String module() {
        return Ordering.MODULE;
    }

    @Override
    public void retry(Actor actor, FulfillmentOrder order) {
        ChangeRequest request = store.byOrder(order.orderId())
                .orElseThrow(
                        () -> new UnknownObject("ChangeRequest", order.origin().objectId()));
        retry(actor, request.id(), request.version());
    }

    private void retryLocked(Actor actor, UUID id, long version) {
        ChangeRequest request = sight.locked(actor, id, version);
        Delivery delivery = request.delivery();
        if (delivery == null || delivery.state() != Delivery.State.FAILED) {
            throw Refused.notNow("change.nothing-failed");
        }
        if (!actor.has(AppRole.APPROVER)
                && !actor.has(AppRole.ADMINISTRATOR)
                && !actor.id().equals(request.requesterId())) {
            throw new Refused("change.not-yours");
        }
        requireStillAgreed(request);
        ChangeRequest next = request.delivered(delivery.pendingAgain());
        store.save(next);
        orders.retry(delivery.orderId(), actor);
        notes.tell(RequestChange.RETRIED, actor, request, next, null, Map.of());
    }

    private void requireStillAgreed(ChangeRequest request) {
        Terms terms = Objects.requireNonNull(request.terms());
        ApprovalPolicy policy = policies.of(terms);
        Instant at = now.instant();
        Entitlement target = intake.requireUnchanged(request.ask(), terms);
        Concerned concerned = deciders.concerned(request);
        if (!counting.of(request, concerned, policy, target, at, null).missing().nothing()) {
            throw Refused.notNow("change.approvals-lost");
        }
    }
}
