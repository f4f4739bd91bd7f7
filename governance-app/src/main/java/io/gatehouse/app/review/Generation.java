package io.gatehouse.app.review;

import io.gatehouse.app.directory.Leavers;
import io.gatehouse.app.review.model.Campaign;
import io.gatehouse.app.review.model.ReviewerChoice;
import io.gatehouse.app.review.model.ReviewerChoice.Via;
import io.gatehouse.app.shared.Tier;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Turns effective access into review items, one for each person and entitlement in scope, with its paths and its
 * reviewer: set-based in the database, so that the app holds nothing whatever the size. Everything here belongs into a
 * transaction that may write.
 */
@Component
class Generation {

    /** A group counts only with a tier of its own; the roles that it gives are items themselves. */
    private static final String HELD = """
            held as materialized (
                select g.person_id, g.entitlement_id, bool_or(g.direct) as direct, min(g.granted_at) as granted_at,
                       case when count(*) = count(g.valid_until) then max(g.valid_until) end as valid_until,
                       jsonb_agg(jsonb_build_object('path', g.path, 'origin', g.origin, 'ledgerId', g.ledger_id,
                                                    'grantedAt', g.granted_at)
                                 order by g.direct desc, g.edge_id) as paths
                from directory.published_grant g
                join directory.published_entitlement e on e.id = g.entitlement_id
                join directory.published_person p on p.id = g.person_id
                where not p.departed and e.tier in (:tiers) and (e.kind <> 'GROUP' or e.tier <> 'T3')
                group by g.person_id, g.entitlement_id
            )
            """;

    private static final String INSERT = "with " + HELD + """
            , earlier as (
                select id, tiers from review.campaign
                where status = 'CLOSED' and id <> :campaign order by opened_at desc limit 1
            )
            insert into review.item (id, campaign_id, person_id, entitlement_id, tier, reviewer_id, via, given_name,
                    family_name, display_name, job_title, department, kind, technical_name, system_name, system_name_zh,
                    name_en, name_zh, description_en, description_zh, paths, direct, granted_at, valid_until, is_new, status,
                    resolution)
            select gen_random_uuid(), :campaign, h.person_id, h.entitlement_id, e.tier, r.reviewer_id, r.via, p.given_name,
                   p.family_name, p.display_name, p.job_title, p.department, e.kind, e.technical_name, e.system_name,
                   e.system_name_zh, e.name_en, e.name_zh, e.description_en, e.description_zh, h.paths, h.direct,
                   h.granted_at, h.valid_until,
                   exists (select from earlier c where e.tier = any (c.tiers)
                       and not exists (select from review.item i where i.campaign_id = c.id
                           and i.person_id = h.person_id and i.entitlement_id = h.entitlement_id)),
                   case when l.leaves then 'RESOLVED' else 'WAITING' end, case when l.leaves then 'DEPARTURE' end
            from held h
            join directory.published_person p on p.id = h.person_id
            join directory.published_entitlement e on e.id = h.entitlement_id
            join review_reviewer r on r.person_id = h.person_id
            cross join lateral (select p.id = any (:leavers::text[]) as leaves) l
            """;

    private static final String LOADS = "with " + HELD + """
            select r.reviewer_id, p.given_name, p.family_name, p.display_name, count(*) as items,
                   count(distinct h.person_id) as people, count(*) filter (where e.tier in ('T0', 'T1')) as high
            from held h
            join directory.published_entitlement e on e.id = h.entitlement_id
            join review_reviewer r on r.person_id = h.person_id
            left join directory.published_person p on p.id = r.reviewer_id
            group by r.reviewer_id, p.given_name, p.family_name, p.display_name
            order by items desc, p.family_name, p.given_name, r.reviewer_id
            """;

    private final JdbcClient sql;
    private final ReviewerTable reviewers;
    private final Leavers leavers;

    Generation(JdbcClient sql, ReviewerTable reviewers, Leavers leavers) {
        this.sql = sql;
        this.reviewers = reviewers;
        this.leavers = leavers;
    }

    /** Writes the items of a new campaign and answers how many there are. */
    int generate(Campaign campaign) {
        reviewers.fill(campaign.ownerId(), campaign.deputyId());
        return sql.sql(INSERT)
                .param("campaign", campaign.id())
                .param("leavers", leavers.openlyLeavingBy(campaign.dueAt()).toArray(String[]::new))
                .param("tiers", codes(campaign.tiers()))
                .update();
    }

    /** The same, without writing anything. At most {@code shown} loads are listed. */
    Preview preview(Set<Tier> tiers, String ownerId, @Nullable String deputyId, int shown) {
        reviewers.fill(ownerId, deputyId);
        long[] sums = new long[5];
        List<Preview.Load> loads = sql.sql(LOADS)
                .param("tiers", codes(tiers))
                .query((row, number) -> {
                    String reviewer = row.getString("reviewer_id");
                    sums[0] += row.getLong("items");
                    sums[1] += row.getLong("people");
                    sums[2] += row.getLong("high");
                    sums[reviewer == null ? 4 : 3] += reviewer == null ? row.getLong("items") : 1;
                    return new Preview.Load(
                            reviewer == null ? "" : reviewer,
                            text(row.getString("given_name")),
                            text(row.getString("family_name")),
                            row.getString("display_name"),
                            row.getLong("items"),
                            row.getLong("high"));
                })
                .list();
        List<Preview.Load> named = loads.stream()
                .filter(load -> !load.reviewerId().isEmpty())
                .limit(shown)
                .toList();
        return new Preview(sums[0], sums[1], sums[2], sums[3], named, sums[4]);
    }

    /** Who reviews these people's access in that campaign, as the company stands now. */
    Map<String, ReviewerChoice> reviewers(Campaign campaign, Collection<String> personIds) {
        reviewers.fill(campaign.ownerId(), campaign.deputyId());
        Map<String, ReviewerChoice> found = new HashMap<>();
        sql.sql("select * from review_reviewer where person_id = any (:people)")
                .param("people", personIds.stream().distinct().toArray(String[]::new))
                .query((row, number) -> found.put(
                        row.getString("person_id"),
                        new ReviewerChoice(row.getString("reviewer_id"), Via.valueOf(row.getString("via")))))
                .list();
        return found;
    }

    /** Whether any item of the campaign has nobody to review it. */
    long withoutReviewer(UUID campaignId) {
        return sql.sql("""
                        select count(*) from review.item
                        where campaign_id = :campaign and reviewer_id is null and status = 'WAITING'""").param("campaign", campaignId).query(Long.class).single();
    }

    private static List<String> codes(Set<Tier> tiers) {
        return tiers.stream().map(Tier::name).sorted().toList();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
