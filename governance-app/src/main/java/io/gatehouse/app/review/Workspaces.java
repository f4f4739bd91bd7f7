package io.gatehouse.app.review;

import io.gatehouse.app.review.model.Campaign;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.UnknownObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What a reviewer sees of their part of a campaign. Reads only. */
@Service
public class Workspaces {

    /** More rows than anybody looks at in one go; the rest follows when these are decided. */
    public static final int ROWS = 60;

    private static final String PART = """
            case when tier in ('T0', 'T1') then 'HIGH' when tier = 'T2' or is_new then 'CHANGED' else 'ROUTINE' end""";

    private final JdbcClient sql;
    private final CampaignRows campaigns;
    private final ProgressRows progress;

    Workspaces(JdbcClient sql, CampaignRows campaigns, ProgressRows progress) {
        this.sql = sql;
        this.campaigns = campaigns;
        this.progress = progress;
    }

    /**
     * The campaign, for somebody who has or had items in it or who looks on.
     *
     * @throws UnknownObject for everybody else
     */
    public Campaign campaign(UUID campaignId, Actor actor) {
        Campaign campaign = campaigns.require(campaignId);
        if (progress.of(campaignId, actor.id()).items() == 0 && !ItemAccess.looksOn(actor)) {
            throw new UnknownObject("Campaign", campaignId);
        }
        return campaign;
    }

    public Progress progress(UUID campaignId, Actor reviewer) {
        return progress.of(campaignId, reviewer.id());
    }

    /** What is still to be decided in this part, in the order in which it should be. */
    public List<ItemView> undecided(UUID campaignId, Actor reviewer, Part part) {
        return rows(
                campaignId,
                reviewer,
                "status = 'WAITING' and verb is null and " + PART + " = :part",
                order(part),
                part);
    }

    /** Drafts of this part, the latest first. */
    public List<ItemView> drafts(UUID campaignId, Actor reviewer, Part part) {
        return rows(
                campaignId,
                reviewer,
                "status = 'WAITING' and verb is not null and " + PART + " = :part",
                "decided_at desc, id",
                part);
    }

    /** All drafts: what would be signed now, without a limit. */
    public SignOffSheet toSign(UUID campaignId, Actor reviewer) {
        return new SignOffSheet(
                sql.sql("select * from review.item where campaign_id = :campaign and reviewer_id = :reviewer"
                                + " and status = 'WAITING' and verb is not null order by " + order(Part.HIGH))
                        .param("campaign", campaignId)
                        .param("reviewer", reviewer.id())
                        .query(ItemMapping::view)
                        .list());
    }

    /** Those of these items that are this reviewer's in this campaign. */
    public List<ItemView> named(UUID campaignId, Actor reviewer, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.sql("select * from review.item where campaign_id = :campaign and reviewer_id = :reviewer"
                                + " and id = any (:ids::uuid[])")
                        .param("campaign", campaignId)
                        .param("reviewer", reviewer.id())
                        .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                        .query(ItemMapping::view)
                        .list();
    }

    /** Signed revokes, what still runs first, then items that resolved themselves. */
    public List<ItemView> ended(UUID campaignId, Actor reviewer) {
        return rows(
                campaignId,
                reviewer,
                "(order_id is not null or status = 'RESOLVED')",
                "order_id is null, gone_at is not null, failure is null, decided_at desc nulls last, family_name, id",
                Part.HIGH);
    }

    /** One item, for its reviewer. */
    public Optional<ItemView> item(UUID itemId, Actor reviewer) {
        return sql.sql("select * from review.item where id = :id and reviewer_id = :reviewer")
                .param("id", itemId)
                .param("reviewer", reviewer.id())
                .query(ItemMapping::view)
                .optional();
    }

    private static String order(Part part) {
        return part == Part.ROUTINE
                ? "system_name nulls first, technical_name, entitlement_id, family_name, given_name, id"
                : "tier, family_name, given_name, person_id, technical_name, id";
    }

    private List<ItemView> rows(UUID campaignId, Actor reviewer, String which, String order, Part part) {
        return sql.sql("select * from review.item where campaign_id = :campaign and reviewer_id = :reviewer and "
                        + which + " order by " + order + " limit " + ROWS)
                .param("campaign", campaignId)
                .param("reviewer", reviewer.id())
                .param("part", part.name())
                .query(ItemMapping::view)
                .list();
    }
}
