package io.gatehouse.app.review;

import io.gatehouse.app.review.model.Campaign;
import io.gatehouse.app.review.model.Decision;
import io.gatehouse.app.review.model.ReviewItem;
import io.gatehouse.app.review.model.Revocation;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.StateChange;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the audit trail what changed, in the transaction that changes it. */
@Component
class ReviewTrail {

    private static final String CAMPAIGN = "campaign";

    private final ApplicationEventPublisher events;

    ReviewTrail(ApplicationEventPublisher events) {
        this.events = events;
    }

    void campaign(
            ReviewChange what, Actor actor, Campaign campaign, Map<String, Object> before, Map<String, Object> after) {
        events.publishEvent(new StateChange(
                what, actor, null, "Campaign", campaign.id().toString(), before, after, null, Map.of()));
    }

    /** {@code before} or {@code after}: what a campaign says when it opens. */
    static Map<String, Object> plan(Campaign campaign, int items) {
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("name", campaign.name());
        plan.put("status", campaign.status().name());
        plan.put("tiers", campaign.tiers().stream().map(Enum::name).sorted().toList());
        plan.put("dueAt", campaign.dueAt().toString());
        plan.put("zone", campaign.zone().getId());
        plan.put("openedAt", campaign.openedAt().toString());
        plan.put("snapshotAt", campaign.snapshotAt().toString());
        plan.put("items", items);
        return plan;
    }

    void item(ReviewChange what, Actor actor, ReviewItem before, ReviewItem after) {
        Decision said = after.decision() == null ? before.decision() : after.decision();
        Map<String, String> references = new HashMap<>();
        references.put(CAMPAIGN, after.campaignId().toString());
        references.put("entitlement", after.entitlementId());
        Revocation ordered = after.revocation() == null ? before.revocation() : after.revocation();
        if (ordered != null) {
            references.put("order", ordered.orderId().toString());
        }
        events.publishEvent(new StateChange(
                what,
                actor,
                after.personId(),
                "ReviewItem",
                after.id().toString(),
                members(before),
                members(after),
                said == null ? null : said.reason(),
                references));
    }

    void signOff(Actor actor, UUID campaignId, UUID signOffId, Map<String, Object> counts) {
        events.publishEvent(new StateChange(
                ReviewChange.SIGNED_OFF,
                actor,
                null,
                "SignOff",
                signOffId.toString(),
                Map.of(),
                counts,
                null,
                Map.of(CAMPAIGN, campaignId.toString())));
    }

    private static Map<String, Object> members(ReviewItem item) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("status", item.status().name());
        put(members, "reviewer", item.reviewerId());
        put(members, "resolution", item.resolution());
        if (item.decision() != null) {
            members.put("decision", item.decision().verb().name());
            put(members, "reasonCode", item.decision().code());
            members.put("decidedAt", item.decision().at().toString());
        }
        if (item.revocation() != null) {
            members.put("runAt", item.revocation().runAt().toString());
            put(members, "goneAt", item.revocation().goneAt());
            put(members, "failure", item.revocation().failure());
        }
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value.toString());
        }
    }
}
