package io.gatehouse.app.review;

import io.gatehouse.app.review.ProgressRows.ReviewerProgress;
import io.gatehouse.app.review.model.Campaign;
import io.gatehouse.app.review.model.CampaignStatus;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.UnknownObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Campaigns with their progress: as a reviewer sees them, and as campaign owners and auditors do. Reads only. */
@Service
public class Overview {

    private final CampaignRows campaigns;
    private final ProgressRows progress;
    private final JdbcClient sql;

    Overview(CampaignRows campaigns, ProgressRows progress, JdbcClient sql) {
        this.campaigns = campaigns;
        this.progress = progress;
        this.sql = sql;
    }

    /** A campaign and how far it, or one reviewer's part of it, is. */
    public record Line(Campaign campaign, Progress progress) {}

    /**
     * What became of the whole campaign.
     *
     * @param stuck items that wait and that nobody may review
     */
    public record Monitor(
            Campaign campaign,
            Progress progress,
            List<ReviewerProgress> reviewers,
            List<ItemView> failed,
            List<ItemView> stuck) {
        public Monitor {
            reviewers = List.copyOf(reviewers);
            failed = List.copyOf(failed);
            stuck = List.copyOf(stuck);
        }
    }

    /** Campaigns in which the person has or had items, newest first. */
    public List<Line> mine(Actor actor) {
        Map<UUID, Progress> own = progress.ofReviewer(actor.id());
        return campaigns.all().stream()
                .filter(campaign -> own.containsKey(campaign.id()))
                .map(campaign -> new Line(campaign, own.getOrDefault(campaign.id(), Progress.NOTHING)))
                .toList();
    }

    /** Every campaign, for those who look on; nothing for others. */
    public List<Line> all(Actor actor) {
        return ItemAccess.looksOn(actor)
                ? campaigns.all().stream()
                        .map(campaign -> new Line(campaign, progress.of(campaign.id())))
                        .toList()
                : List.of();
    }

    /** Open campaigns of this owner in which items wait that nobody may review. */
    List<Line> stuck(Actor owner) {
        return campaigns.all().stream()
                .filter(campaign -> campaign.status() == CampaignStatus.OPEN
                        && campaign.ownerId().equals(owner.id()))
                .map(campaign -> new Line(campaign, progress.of(campaign.id())))
                .filter(line -> line.progress().withoutReviewer() > 0)
                .toList();
    }

    /**
     * @throws UnknownObject when it does not exist, or the actor may not look on
     */
    public Monitor monitor(UUID campaignId, Actor actor) {
        if (!ItemAccess.looksOn(actor)) {
            throw new UnknownObject("Campaign", campaignId);
        }
        return new Monitor(
                campaigns.require(campaignId),
                progress.of(campaignId),
                progress.reviewers(campaignId),
                some(campaignId, "failure is not null order by decided_at, id"),
                some(
                        campaignId,
                        "status = 'WAITING' and reviewer_id is null order by tier, family_name, given_name, id"));
    }

    private List<ItemView> some(UUID campaignId, String which) {
        return sql.sql("select * from review.item where campaign_id = :campaign and " + which + " limit 200")
                .param("campaign", campaignId)
                .query(ItemMapping::view)
                .list();
    }
}
