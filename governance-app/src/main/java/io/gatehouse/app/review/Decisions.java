package io.gatehouse.app.review;

import io.gatehouse.app.review.model.Decision;
import io.gatehouse.app.review.model.KeepRule;
import io.gatehouse.app.review.model.ReasonCode;
import io.gatehouse.app.review.model.ReviewItem;
import io.gatehouse.app.review.model.Verb;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Risk;
import io.gatehouse.app.shared.StaleVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a reviewer says about single items: drafts, saved at once, changed and taken back without limit until sign-off. */
@Service
public class Decisions {

    private final CampaignRows campaigns;
    private final ItemRows items;
    private final ReviewTrail trail;
    private final KeepRule keepRule;

    Decisions(CampaignRows campaigns, ItemRows items, ReviewTrail trail, ReviewSettings settings) {
        this.campaigns = campaigns;
        this.items = items;
        this.trail = trail;
        this.keepRule = new KeepRule(settings.minimumLook());
    }

    /**
     * Notes that the item and its evidence are put before the actor: the minimum look counts from the first time.
     * Notes nothing unless the actor is its reviewer.
     *
     * @return how long keeping it stays shut; zero unless it is high risk
     */
    @Transactional
    public Duration shown(UUID itemId, Actor actor, Instant at) {
        ReviewItem item = items.require(itemId);
        items.shown(item, actor.id(), at);
        Instant since = items.shownAt(itemId, actor.id());
        return item.tier().risk() != Risk.HIGH || since == null ? Duration.ZERO : keepRule.remaining(since, at);
    }

    /**
     * Saves a draft.
     *
     * @param version of the item as it was shown
     * @throws BadInput when keeping high risk lacks its reason or its look
     * @throws StaleVersion when somebody or something changed it meanwhile
     */
    @Transactional
    public void decide(
            UUID itemId,
            long version,
            Verb verb,
            @Nullable ReasonCode code,
            @Nullable String reason,
            Actor actor,
            Instant at) {
        ReviewItem before = open(itemId, version, actor);
        Decision draft = new Decision(verb, code, blankAsNothing(reason), actor.id(), at);
        keepRule.check(before.tier().risk(), draft, items.shownAt(itemId, actor.id()));
        ReviewItem after = items.save(before.drafted(draft), null);
        trail.item(ReviewChange.DECIDED, actor, before, after);
    }

    /** Takes a draft back. */
    @Transactional
    public void undo(UUID itemId, long version, Actor actor) {
        ReviewItem before = open(itemId, version, actor);
        ReviewItem after = items.save(before.undone(actor.id()), null);
        trail.item(ReviewChange.DECISION_UNDONE, actor, before, after);
    }

    private ReviewItem open(UUID itemId, long version, Actor actor) {
        ReviewItem item = ItemAccess.toDecide(items.require(itemId), actor);
        ItemAccess.sameVersion(item, version);
        campaigns.requireSteady(item.campaignId()).takesDecisions().orThrow();
        return item;
    }

    private static @Nullable String blankAsNothing(@Nullable String reason) {
        return reason == null || reason.isBlank() ? null : reason.strip();
    }
}
