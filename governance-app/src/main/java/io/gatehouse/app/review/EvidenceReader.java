package io.gatehouse.app.review;

import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.review.Evidence.Earlier;
import io.gatehouse.app.review.model.ReviewItem;
import io.gatehouse.app.review.model.SideEffects;
import io.gatehouse.app.review.model.Verb;
import io.gatehouse.app.shared.Actor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Gathers the evidence for one item from the directory and from earlier campaigns. */
@Service
public class EvidenceReader {

    private final Directory directory;
    private final JdbcClient sql;

    EvidenceReader(Directory directory, JdbcClient sql) {
        this.directory = directory;
        this.sql = sql;
    }

    public Evidence of(ItemView view, Actor viewer) {
        ReviewItem item = view.item();
        List<List<Entitlement>> paths = view.facts().paths().stream()
                .map(path -> path.ids().stream()
                        .map(directory::entitlement)
                        .flatMap(Optional::stream)
                        .toList())
                .toList();
        int[] team = team(item);
        return new Evidence(paths, team[0] == 0 ? null : team[1], team[0], earlier(item, viewer), alsoLost(item));
    }

    /** How many have the same manager, and how many of them hold it. */
    private int[] team(ReviewItem item) {
        return sql.sql("""
                        select count(*) as size, count(*) filter (where exists (
                            select from directory.published_grant g
                            where g.person_id = p.id and g.entitlement_id = :entitlement)) as holders
                        from directory.published_person p
                        where not p.departed and p.manager_id =
                            (select manager_id from directory.published_person where id = :person)""")
                .param("entitlement", item.entitlementId())
                .param("person", item.personId())
                .query((row, number) -> new int[] {row.getInt("size"), row.getInt("holders")})
                .single();
    }

    private @Nullable Earlier earlier(ReviewItem item, Actor viewer) {
        return sql.sql("""
                        select c.name, i.verb, i.reason, i.decided_by, i.decided_at
                        from review.item i join review.campaign c on c.id = i.campaign_id
                        where i.person_id = :person and i.entitlement_id = :entitlement and i.campaign_id <> :campaign
                          and i.status = 'DECIDED'
                        order by i.decided_at desc limit 1""")
                .param("person", item.personId())
                .param("entitlement", item.entitlementId())
                .param("campaign", item.campaignId())
                .query((row, number) -> {
                    String by = row.getString("decided_by");
                    return new Earlier(
                            row.getString("name"),
                            Verb.valueOf(row.getString("verb")),
                            row.getString("reason"),
                            directory.person(by).orElse(null),
                            by.equals(viewer.id()),
                            row.getTimestamp("decided_at").toInstant());
                })
                .optional()
                .orElse(null);
    }

    private List<Entitlement> alsoLost(ReviewItem item) {
        List<SideEffects.Way> ways = directory.grantsOf(item.personId()).stream()
                .map(grant -> new SideEffects.Way(grant.entitlementId(), grant.edgeId()))
                .toList();
        return SideEffects.of(item.entitlementId(), ways).stream()
                .map(directory::entitlement)
                .flatMap(Optional::stream)
                .toList();
    }
}
