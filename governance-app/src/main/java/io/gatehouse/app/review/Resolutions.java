package io.gatehouse.app.review;

import io.gatehouse.app.departure.DepartureOpened;
import io.gatehouse.app.fulfillment.DepartureProgressed;
import io.gatehouse.app.fulfillment.OrderVerified;
import io.gatehouse.app.keycloak.DepartureState;
import io.gatehouse.app.review.model.Resolution;
import io.gatehouse.app.review.model.ReviewItem;
import io.gatehouse.app.review.model.ReviewerChoice;
import io.gatehouse.app.shared.Actor;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Items that need no decision any more, or another reviewer. What was signed is never touched. Of a person whose access ends
 * before the campaign does, a draft that revokes stays, because it is sooner; somebody who leaves later is reviewed, and so is
 * somebody whose departure is confidential, until their access has ended.
 */
@Service
class Resolutions {

    private static final Actor SYSTEM = Actor.system("review");

    /** Items that wait, of campaigns that are open, in the order of their ids so that two of these never dead-lock. */
    private static final String WAITING = """
            select i.* from review.item i join review.campaign c on c.id = i.campaign_id
            where c.status = 'OPEN' and i.status = 'WAITING' and\s""";

    private static final int BATCH = 5000;

    private final JdbcClient sql;
    private final CampaignRows campaigns;
    private final ItemRows items;
    private final Generation generation;
    private final ReviewTrail trail;

    Resolutions(JdbcClient sql, CampaignRows campaigns, ItemRows items, Generation generation, ReviewTrail trail) {
        this.sql = sql;
        this.campaigns = campaigns;
        this.items = items;
        this.generation = generation;
        this.trail = trail;
    }

    @EventListener
    @Transactional
    public void on(DepartureOpened event) {
        resolve(
                Resolution.DEPARTURE,
                "i.person_id = :person and c.due_at >= :end and coalesce(i.verb, 'KEEP') = 'KEEP'",
                Map.of("person", event.personId(), "end", event.accessEnd().atOffset(ZoneOffset.UTC)));
    }

    @EventListener
    @Transactional
    public void on(DepartureProgressed event) {
        DepartureState state = event.state();
        if (state.state().equals("ENDED")) {
            resolve(Resolution.DEPARTURE, "i.person_id = :person", Map.of("person", state.subjectId()));
        } else if (state.state().equals("CANCELLED")) {
            reopen(state.subjectId());
        }
    }

    /** A departure that never reached the register is taken back without a word from there. */
    @EventListener
    @Transactional
    public void on(OrderVerified event) {
        if (event.order().kind().equals("CANCEL_DEPARTURE")) {
            reopen(event.order().subjectId());
        }
    }

    /** Items whose grant is gone from what was last read; a batch at a time, so that it stays small. */
    @Transactional
    public void resolveGone() {
        resolve(Resolution.GRANT_GONE, """
                not exists (select from directory.published_grant g
                    where g.person_id = i.person_id and g.entitlement_id = i.entitlement_id)""", Map.of());
    }

    private void resolve(Resolution why, String which, Map<String, ?> parameters) {
        waiting(which, parameters)
                .forEach(before -> trail.item(
                        ReviewChange.ITEM_RESOLVED, SYSTEM, before, items.save(before.resolvedBy(why), null)));
    }

    /** Items whose reviewer cannot sign in any more go to the next one above; that reviewer starts afresh. */
    @Transactional
    public void reassignLost() {
        String lost = """
                not exists (select from directory.published_person r
                    where r.id = i.reviewer_id and r.enabled and not r.departed)""";
        Map<UUID, List<ReviewItem>> byCampaign =
                waiting(lost, Map.of()).stream().collect(Collectors.groupingBy(ReviewItem::campaignId));
        byCampaign.forEach((campaignId, orphans) -> {
            Map<String, ReviewerChoice> choices = generation.reviewers(
                    campaigns.require(campaignId),
                    orphans.stream().map(ReviewItem::personId).toList());
            for (ReviewItem before : orphans) {
                ReviewerChoice choice = choices.get(before.personId());
                if (choice != null && !Objects.equals(choice.reviewerId(), before.reviewerId())) {
                    trail.item(
                            ReviewChange.ITEM_REASSIGNED,
                            SYSTEM,
                            before,
                            items.save(before.movedTo(choice.reviewerId()), null));
                }
            }
        });
    }

    private List<ReviewItem> waiting(String which, Map<String, ?> parameters) {
        return sql.sql(WAITING + which + " order by i.id limit " + BATCH + " for update of i")
                .params(parameters)
                .query(ItemMapping::item)
                .list();
    }

    /** The departure was called off: what had not been decided because of it is open again. */
    private void reopen(String personId) {
        List<ReviewItem> resolved =
                sql.sql("""
                        select i.* from review.item i join review.campaign c on c.id = i.campaign_id
                        where c.status = 'OPEN' and i.resolution = 'DEPARTURE' and i.person_id = :person
                        order by i.id for update of i""").param("person", personId).query(ItemMapping::item).list();
        resolved.forEach(before ->
                trail.item(ReviewChange.ITEM_REOPENED, SYSTEM, before, items.save(before.waitingAgain(), null)));
    }
}
