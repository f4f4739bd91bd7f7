package io.gatehouse.app.review;

import io.gatehouse.app.fulfillment.FulfillmentOrder;
import io.gatehouse.app.fulfillment.FulfillmentOrders;
import io.gatehouse.app.fulfillment.OrderFailed;
import io.gatehouse.app.fulfillment.OrderVerified;
import io.gatehouse.app.review.model.Campaign;
import io.gatehouse.app.review.model.CampaignStatus;
import io.gatehouse.app.review.model.ReviewItem;
import io.gatehouse.app.review.model.Revocation;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Refused;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of signed revokes: second thoughts while they wait, and what Keycloak answered. */
@Service
public class Revocations {

    private static final String MODULE = "review";

    private final CampaignRows campaigns;
    private final ItemRows items;
    private final FulfillmentOrders orders;
    private final ReviewTrail trail;
    private final Now now;

    Revocations(CampaignRows campaigns, ItemRows items, FulfillmentOrders orders, ReviewTrail trail, Now now) {
        this.campaigns = campaigns;
        this.items = items;
        this.orders = orders;
        this.trail = trail;
        this.now = now;
    }

    /**
     * Opens a signed revoke again while it waits.
     *
     * @throws Refused when it is too late
     */
    @Transactional
    public void undo(UUID itemId, long version, Actor actor, Instant at) {
        ReviewItem before = own(itemId, version, actor);
        ReviewItem open = before.revokeUndone(actor.id(), at);
        Campaign campaign = campaigns.requireAlone(before.campaignId());
        if (campaign.status() == CampaignStatus.REMEDIATING) {
            campaigns.save(campaign.reopened());
            trail.campaign(
                    ReviewChange.CAMPAIGN_REOPENED,
                    actor,
                    campaign,
                    Map.of("status", CampaignStatus.REMEDIATING.name()),
                    Map.of("status", CampaignStatus.OPEN.name()));
        }
        Revocation ordered = before.revocation();
        if (ordered == null || !orders.cancel(ordered.orderId(), actor)) {
            throw Refused.notNow("review.too-late-to-undo");
        }
        trail.item(ReviewChange.REVOKE_UNDONE, actor, before, items.save(open, null));
    }

    /** Ends the waiting time of a signed revoke. */
    @Transactional
    public void runNow(UUID itemId, long version, Actor actor, Instant at) {
        ReviewItem before = own(itemId, version, actor);
        ReviewItem after = before.revokedNow(actor.id(), at);
        Revocation ordered = after.revocation();
        if (ordered != null) {
            orders.runNow(ordered.orderId(), actor);
        }
        trail.item(ReviewChange.REVOKE_HASTENED, actor, before, items.save(after, null));
    }

    @EventListener
    @Transactional
    public void on(OrderVerified event) {
        FulfillmentOrder order = event.order();
        Instant gone = order.verifiedAt() == null ? now.instant() : order.verifiedAt();
        after(order, ReviewChange.REVOKE_VERIFIED, gone, null);
    }

    @EventListener
    @Transactional
    public void on(OrderFailed event) {
        FulfillmentOrder order = event.order();
        after(order, ReviewChange.REVOKE_FAILED, null, order.lastError() == null ? "unknown" : order.lastError());
    }

    private void after(FulfillmentOrder order, ReviewChange what, @Nullable Instant gone, @Nullable String failure) {
        if (!order.origin().module().equals(MODULE)) {
            return;
        }
        items.ofOrder(order.orderId()).ifPresent(before -> {
            ReviewItem after = gone == null ? before.failed(String.valueOf(failure)) : before.confirmedGone(gone);
            trail.item(what, Actor.system("fulfillment"), before, items.save(after, null));
        });
    }

    private ReviewItem own(UUID itemId, long version, Actor actor) {
        ReviewItem item = ItemAccess.toDecide(items.require(itemId), actor);
        ItemAccess.sameVersion(item, version);
        return item;
    }
}
