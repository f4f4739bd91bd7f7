package io.gatehouse.app.review;

import io.gatehouse.app.review.model.Campaign;
import io.gatehouse.app.review.model.CampaignStatus;
import io.gatehouse.app.shared.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves campaigns on: when nothing waits any more, its revocations are what is left (REMEDIATING); when each of those has
 * ended, verified or refused for good, it is CLOSED and the refused ones are its exceptions.
 */
@Service
class CampaignEnds {

    private static final Actor SYSTEM = Actor.system("review");

    private final JdbcClient sql;
    private final CampaignRows campaigns;
    private final ReviewTrail trail;

    CampaignEnds(JdbcClient sql, CampaignRows campaigns, ReviewTrail trail) {
        this.sql = sql;
        this.campaigns = campaigns;
        this.trail = trail;
    }

    List<UUID> unfinished() {
        return sql.sql("select id from review.campaign where status in ('OPEN', 'REMEDIATING') order by opened_at")
                .query(UUID.class)
                .list();
    }

    @Transactional
    public void moveOn(UUID campaignId, Instant at) {
        Campaign campaign = campaigns.requireAlone(campaignId);
        if (campaign.status() == CampaignStatus.OPEN && none(campaignId, "status = 'WAITING'")) {
            change(ReviewChange.CAMPAIGN_DECIDED, campaign, campaign.remediating());
        } else if (campaign.status() == CampaignStatus.REMEDIATING
                && none(campaignId, "order_id is not null and gone_at is null and failure is null")) {
            change(ReviewChange.CAMPAIGN_CLOSED, campaign, campaign.closed(at));
        }
    }

    private boolean none(UUID campaignId, String which) {
        return sql.sql("select not exists (select from review.item where campaign_id = :campaign and " + which + ")")
                .param("campaign", campaignId)
                .query(Boolean.class)
                .single();
    }

    private void change(ReviewChange what, Campaign before, Campaign after) {
        campaigns.save(after);
        trail.campaign(
                what,
                SYSTEM,
                before,
                Map.of("status", before.status().name()),
                Map.of("status", after.status().name()));
    }
}
