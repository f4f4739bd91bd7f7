package io.gatehouse.app.review;

import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.review.model.Campaign;
import io.gatehouse.app.review.model.CampaignStatus;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a campaign owner does: see what a campaign would ask for, and open it. Opening copies the effective access in
 * scope into review items, each with its reviewer.
 */
@Service
public class Campaigns {

    /** How many loads the preview lists. */
    private static final int LOADS_SHOWN = 10;

    private final CampaignRows rows;
    private final Generation generation;
    private final Directory directory;
    private final ReviewTrail trail;

    Campaigns(CampaignRows rows, Generation generation, Directory directory, ReviewTrail trail) {
        this.rows = rows;
        this.generation = generation;
        this.directory = directory;
        this.trail = trail;
    }

    /**
     * What would happen; stores nothing.
     *
     * @throws BadInput when the plan cannot be
     */
    @Transactional
    public Preview preview(CampaignPlan plan, Actor owner, Instant at) {
        check(plan, owner, at);
        return generation.preview(plan.tiers(), owner.id(), plan.deputyId(), LOADS_SHOWN);
    }

    /**
     * Opens a campaign whose owner is the actor.
     *
     * @param at when it opens; the past in demo data only
     * @throws BadInput when the plan cannot be, has no item, or items that nobody may review
     */
    @Transactional
    public UUID open(CampaignPlan plan, Actor owner, Instant at) {
        Instant readAt = check(plan, owner, at);
        Campaign campaign = new Campaign(
                UUID.randomUUID(),
                0,
                plan.name(),
                CampaignStatus.OPEN,
                plan.tiers(),
                owner.id(),
                plan.deputyId(),
                plan.dueAt(),
                plan.zone(),
                at,
                readAt,
                null);
        rows.add(campaign);
        int items = generation.generate(campaign);
        if (items == 0) {
            throw new BadInput("tiers", "review.nothing-in-scope");
        }
        long nobody = generation.withoutReviewer(campaign.id());
        if (nobody > 0) {
            throw new BadInput("deputy", "review.nobody-reviews", nobody);
        }
        trail.campaign(ReviewChange.CAMPAIGN_OPENED, owner, campaign, Map.of(), ReviewTrail.plan(campaign, items));
        return campaign.id();
    }

    private Instant check(CampaignPlan plan, Actor owner, Instant at) {
        if (!owner.has(AppRole.CAMPAIGN_OWNER)) {
            throw new Refused("review.owners-only");
        }
        Instant readAt = directory.readAt();
        if (readAt == null) {
            throw Refused.notNow("review.nothing-read-yet");
        }
        plan.check(at);
        if (owner.id().equals(plan.deputyId())) {
            throw new BadInput("deputy", "review.deputy-is-owner");
        }
        return readAt;
    }
}
