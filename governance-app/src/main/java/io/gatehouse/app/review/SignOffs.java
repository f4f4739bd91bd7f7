package io.gatehouse.app.review;

import io.gatehouse.app.fulfillment.FulfillmentOrders;
import io.gatehouse.app.fulfillment.OrderRequest;
import io.gatehouse.app.fulfillment.Origin;
import io.gatehouse.app.keycloak.RevocationOrder;
import io.gatehouse.app.review.model.Campaign;
import io.gatehouse.app.review.model.Decision;
import io.gatehouse.app.review.model.DraftSet;
import io.gatehouse.app.review.model.ReviewItem;
import io.gatehouse.app.review.model.Revocation;
import io.gatehouse.app.review.model.Statement;
import io.gatehouse.app.review.model.Verb;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.StaleVersion;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A reviewer makes the drafts final, in their own name. Each revoke becomes an order to Keycloak in the same
 * transaction; it waits for the grace time, in which it can be undone.
 */
@Service
public class SignOffs {

    private final CampaignRows campaigns;
    private final ItemRows items;
    private final FulfillmentOrders orders;
    private final ReviewTrail trail;
    private final JdbcClient sql;
    private final ReviewSettings settings;

    SignOffs(
            CampaignRows campaigns,
            ItemRows items,
            FulfillmentOrders orders,
            ReviewTrail trail,
            JdbcClient sql,
            ReviewSettings settings) {
        this.campaigns = campaigns;
        this.items = items;
        this.orders = orders;
        this.trail = trail;
        this.sql = sql;
        this.settings = settings;
    }

    /**
     * Signs exactly the drafts that were shown, and only by somebody who says how many of them keep and revoke.
     *
     * @return when the revokes run
     * @throws StaleVersion when the drafts are not those that were shown
     * @throws BadInput when the statement is not confirmed, or its numbers are not those of the drafts
     */
    @Transactional
    public Instant sign(UUID campaignId, Statement said, Actor reviewer, Instant at) {
        Campaign campaign = campaigns.requireSteady(campaignId);
        campaign.takesDecisions().orThrow();
        DraftSet drafts = new DraftSet(items.drafts(campaignId, reviewer.id()));
        if (!drafts.fingerprint().equals(said.drafts())) {
            throw new StaleVersion(
                    "/reviews/" + campaignId + "/sign-off",
                    Map.of("review.now.kept", drafts.kept(), "review.now.revoked", drafts.revoked()));
        }
        if (drafts.items().isEmpty()) {
            throw Refused.notNow("review.nothing-to-sign");
        }
        if (!said.confirmed()) {
            throw new BadInput("confirmed", "review.statement-missing");
        }
        if (!said.counts(drafts)) {
            throw new BadInput("kept", "review.numbers-differ", drafts.kept(), drafts.revoked());
        }
        UUID signOffId = UUID.randomUUID();
        Instant runAt = at.plus(settings.grace());
        add(signOffId, campaignId, reviewer, at, drafts);
        for (ReviewItem draft : drafts.items()) {
            sign(campaign, draft, signOffId, runAt, reviewer);
        }
        trail.signOff(
                reviewer,
                campaignId,
                signOffId,
                Map.of(
                        "kept", drafts.kept(),
                        "keptHigh", drafts.keptHigh(),
                        "revoked", drafts.revoked(),
                        "drafts", drafts.fingerprint()));
        return runAt;
    }

    private void sign(Campaign campaign, ReviewItem draft, UUID signOffId, Instant runAt, Actor reviewer) {
        Decision said = draft.decision();
        boolean revoke = said != null && said.verb() == Verb.REVOKE;
        Revocation ordered = revoke ? new Revocation(UUID.randomUUID(), runAt, null, null) : null;
        ReviewItem signed = items.save(draft.signed(reviewer.id(), ordered), signOffId);
        if (said != null && ordered != null) {
            String why = said.reason() == null ? campaign.name() : said.reason();
            orders.place(new OrderRequest.Revoke(
                    ordered.orderId(),
                    new Origin("review", "ReviewItem", draft.id().toString()),
                    reviewer,
                    runAt,
                    new RevocationOrder(
                            ordered.orderId(), draft.personId(), draft.entitlementId(), why, reviewer.id())));
        }
        trail.item(ReviewChange.ITEM_SIGNED, reviewer, draft, signed);
    }

    private void add(UUID id, UUID campaignId, Actor reviewer, Instant at, DraftSet drafts) {
        sql.sql("""
                        insert into review.sign_off (id, campaign_id, reviewer_id, signed_at, kept, kept_high, revoked)
                        values (:id, :campaign, :reviewer, :at, :kept, :keptHigh, :revoked)""")
                .param("id", id)
                .param("campaign", campaignId)
                .param("reviewer", reviewer.id())
                .param("at", ItemRows.utc(at))
                .param("kept", drafts.kept())
                .param("keptHigh", drafts.keptHigh())
                .param("revoked", drafts.revoked())
                .update();
    }
}
