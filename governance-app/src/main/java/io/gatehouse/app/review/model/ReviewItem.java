package io.gatehouse.app.review.model;

import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.Ruling;
import io.gatehouse.app.shared.Tier;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person holding one entitlement, to be decided by one reviewer. Each transition answers the item as it then is, or
 * throws {@link Refused} with the reason.
 *
 * @param version grows with each stored change
 * @param reviewerId nothing when nobody may review it
 * @param decision a draft while {@code status} is WAITING, final afterwards
 */
public record ReviewItem(
        UUID id,
        UUID campaignId,
        long version,
        String personId,
        String entitlementId,
        Tier tier,
        @Nullable String reviewerId,
        ItemStatus status,
        @Nullable Decision decision,
        @Nullable Revocation revocation,
        @Nullable Resolution resolution) {

    /** Whether this person may decide it: its reviewer, and never about their own access. */
    public Ruling mayBeDecidedBy(String actorId) {
        if (actorId.equals(personId)) {
            return Ruling.denied("review.own-access");
        }
        return actorId.equals(reviewerId) ? Ruling.allowed() : Ruling.denied("review.not-reviewer");
    }

    /** Saves a draft, or replaces the one before. */
    public ReviewItem drafted(Decision draft) {
        mayBeDecidedBy(draft.by()).orThrow();
        requireWaiting();
        return with(ItemStatus.WAITING, draft, null, null);
    }

    /** Takes the draft back. */
    public ReviewItem undone(String actorId) {
        mayBeDecidedBy(actorId).orThrow();
        requireWaiting();
        if (decision == null) {
            throw Refused.notNow("review.nothing-to-undo");
        }
        return with(ItemStatus.WAITING, null, null, null);
    }

    /** Makes the draft final. {@code revocation} is given exactly when the draft says REVOKE. */
    public ReviewItem signed(String actorId, @Nullable Revocation ordered) {
        mayBeDecidedBy(actorId).orThrow();
        requireWaiting();
        if (decision == null || (decision.verb() == Verb.REVOKE) != (ordered != null)) {
            throw new IllegalStateException("item " + id + ": a signed revoke has an order, nothing else has");
        }
        return with(ItemStatus.DECIDED, decision, ordered, null);
    }

    /** A signed revoke that was not carried out yet is open again. */
    public ReviewItem revokeUndone(String actorId, Instant now) {
        mayBeDecidedBy(actorId).orThrow();
        if (revocation == null || revocation.stage(now) != Revocation.Stage.IN_GRACE) {
            throw Refused.notNow("review.too-late-to-undo");
        }
        return with(ItemStatus.WAITING, null, null, null);
    }

    /** The waiting time is over at once. */
    public ReviewItem revokedNow(String actorId, Instant now) {
        mayBeDecidedBy(actorId).orThrow();
        if (revocation == null || revocation.stage(now) != Revocation.Stage.IN_GRACE) {
            throw Refused.notNow("review.runs-already");
        }
        return with(status, decision, new Revocation(revocation.orderId(), now, null, null), null);
    }

    public ReviewItem confirmedGone(Instant at) {
        Revocation ordered = requireOrder();
        return with(status, decision, new Revocation(ordered.orderId(), ordered.runAt(), at, null), null);
    }

    public ReviewItem failed(String why) {
        Revocation ordered = requireOrder();
        return with(status, decision, new Revocation(ordered.orderId(), ordered.runAt(), null, why), null);
    }

    /** Needs no decision any more; a draft, if there was one, is dropped. */
    public ReviewItem resolvedBy(Resolution why) {
        requireWaiting();
        return new ReviewItem(
                id,
                campaignId,
                version,
                personId,
                entitlementId,
                tier,
                reviewerId,
                ItemStatus.RESOLVED,
                null,
                null,
                why);
    }

    /** What had resolved it did not happen after all. */
    public ReviewItem waitingAgain() {
        if (status != ItemStatus.RESOLVED) {
            throw new IllegalStateException("item " + id + " was not resolved");
        }
        return with(ItemStatus.WAITING, null, null, null);
    }

    /** Goes to another reviewer, who starts afresh. */
    public ReviewItem movedTo(@Nullable String nextReviewerId) {
        requireWaiting();
        if (personId.equals(nextReviewerId)) {
            throw new Refused("review.own-access");
        }
        return new ReviewItem(
                id, campaignId, version, personId, entitlementId, tier, nextReviewerId, status, null, null, null);
    }

    /** The same after it was stored. */
    public ReviewItem stored() {
        return new ReviewItem(
                id,
                campaignId,
                version + 1,
                personId,
                entitlementId,
                tier,
                reviewerId,
                status,
                decision,
                revocation,
                resolution);
    }

    private Revocation requireOrder() {
        if (revocation == null) {
            throw new IllegalStateException("item " + id + " has no order");
        }
        return revocation;
    }

    private void requireWaiting() {
        if (status == ItemStatus.RESOLVED) {
            throw Refused.notNow("review.resolved");
        }
        if (status != ItemStatus.WAITING) {
            throw Refused.notNow("review.signed-already");
        }
    }

    private ReviewItem with(
            ItemStatus next, @Nullable Decision said, @Nullable Revocation ordered, @Nullable Resolution resolved) {
        return new ReviewItem(
                id, campaignId, version, personId, entitlementId, tier, reviewerId, next, said, ordered, resolved);
    }
}
