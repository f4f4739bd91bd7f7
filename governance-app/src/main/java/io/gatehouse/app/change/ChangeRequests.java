package io.gatehouse.app.change;

import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.fulfillment.FulfillmentOrders;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What those who ask do: submit, complete a captured draft, withdraw, discard. */
@Service
public class ChangeRequests {

    private final ChangeStore store;
    private final Intake intake;
    private final Sight sight;
    private final FulfillmentOrders orders;
    private final ChangeNotes notes;
    private final Now now;

    ChangeRequests(
            ChangeStore store, Intake intake, Sight sight, FulfillmentOrders orders, ChangeNotes notes, Now now) {
        this.store = store;
        this.intake = intake;
        this.sight = sight;
        this.orders = orders;
        this.notes = notes;
        this.now = now;
    }

    /**
     * Asks for a change.
     *
     * @param idempotencyKey the same key of the same person again answers the request of the first time
     * @throws BadInput for a field that cannot be used
     * @throws Refused when this person may not ask for that
     */
    @Transactional
    public UUID submit(Actor actor, NewChange entered, @Nullable String idempotencyKey) {
        Optional<ChangeRequest> first = idempotencyKey == null
                ? Optional.empty()
                : store.byIdempotencyKey(actor.id(), Intake.limited("Idempotency-Key", idempotencyKey, 100));
        if (first.isPresent()) {
            return repeated(first.get(), entered);
        }
        Instant at = now.instant();
        Intake.Checked checked = intake.check(actor, entered, null, at);
        Optional<ChangeRequest> written = store.insert(
                new ChangeRequest(
                        UUID.randomUUID(),
                        0,
                        1,
                        ChangeStatus.SUBMITTED,
                        actor.id(),
                        checked.ask(),
                        false,
                        at,
                        at,
                        checked.terms(),
                        List.of(),
                        null,
                        null),
                null,
                idempotencyKey);
        if (written.isEmpty()) {
            return meanwhile(actor, entered, idempotencyKey);
        }
        ChangeRequest request = written.get();
        notes.tell(RequestChange.SUBMITTED, actor, null, request, request.ask().reason(), Map.of());
        return request.id();
    }

    /** The same was asked at the same moment: by a repeated call, or by somebody else. */
    private UUID meanwhile(Actor actor, NewChange entered, @Nullable String idempotencyKey) {
        Optional<ChangeRequest> first =
                idempotencyKey == null ? Optional.empty() : store.byIdempotencyKey(actor.id(), idempotencyKey);
        if (first.isPresent()) {
            return repeated(first.get(), entered);
        }
        String reference = store.submittedFor(
                        String.valueOf(entered.sourceId()), String.valueOf(entered.entitlementId()), null)
                .map(ChangeRequest::reference)
                .orElse("");
        throw new BadInput("entitlement", "change.asked-already", reference);
    }

    private static UUID repeated(ChangeRequest first, NewChange entered) {
        if (!first.ask().targetId().equals(entered.entitlementId())
                || !first.ask().sourceId().equals(entered.sourceId())) {
            throw new BadInput("Idempotency-Key", "change.key-reused");
        }
        return first.id();
    }

    /** Adds what a captured change lacked and hands it to the approvers; whoever does so becomes its requester. */
    @Transactional
    public void complete(
            Actor actor,
            UUID id,
            long version,
            @Nullable String reason,
            @Nullable String ticket,
            @Nullable Integer days) {
        ChangeRequest draft = sight.locked(actor, id, version);
        sight.requireDraftOf(actor, draft);
        Instant at = now.instant();
        NewChange entered = new NewChange(draft.ask().sourceId(), draft.ask().targetId(), reason, ticket, days);
        Intake.Checked checked = intake.check(actor, entered, draft.ask(), at);
        ChangeRequest next = draft.submitted(actor.id(), checked.ask(), checked.terms(), at);
        store.save(next);
        notes.tell(RequestChange.SUBMITTED, actor, draft, next, next.ask().reason(), Map.of());
    }

    @Transactional
    public void discard(Actor actor, UUID id, long version, @Nullable String reason) {
        ChangeRequest draft = sight.locked(actor, id, version);
        sight.requireDraftOf(actor, draft);
        String why = neededReason(reason);
        ChangeRequest next = draft.discarded(actor.id(), why, now.instant());
        store.save(next);
        notes.tell(RequestChange.DISCARDED, actor, draft, next, why, Map.of());
    }

    /**
     * Takes a request back: while it waits, and afterwards as long as the order can still be cancelled.
     *
     * @throws Refused when it was carried out already
     */
    @Transactional
    public void withdraw(Actor actor, UUID id, long version, @Nullable String reason) {
        ChangeRequest request = sight.locked(actor, id, version);
        String why = reason == null ? "" : Intake.limited("reason", reason.trim(), Intake.LONGEST_REASON);
        ChangeRequest next = request.withdrawn(actor.id(), why, now.instant());
        if (request.delivery() != null && !orders.cancel(request.delivery().orderId(), actor)) {
            throw Refused.notNow("change.carried-out");
        }
        store.save(next);
        notes.tell(RequestChange.WITHDRAWN, actor, request, next, why.isEmpty() ? null : why, Map.of());
    }

    /** Lets somebody act on a request as long as it waits; its version comes along. */
    void ifWaiting(UUID id, LongConsumer action) {
        store.find(id)
                .filter(request -> request.status() == ChangeStatus.SUBMITTED)
                .ifPresent(request -> action.accept(request.version()));
    }

    static String neededReason(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new BadInput("reason", "change.needed");
        }
        return Intake.limited("reason", reason.trim(), Intake.LONGEST_REASON);
    }
}
