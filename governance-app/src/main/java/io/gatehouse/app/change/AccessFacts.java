package io.gatehouse.app.change;

import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Tier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Set-based questions to the views that the directory publishes. */
@Component
class AccessFacts {

    private final JdbcClient sql;

    AccessFacts(JdbcClient sql) {
        this.sql = sql;
    }

    /** Account ids of all who effectively hold it. */
    Set<String> holders(String entitlementId) {
        return sql.sql("select distinct person_id from directory.published_grant where entitlement_id = ?")
                .param(entitlementId)
                .query(String.class)
                .set();
    }

    /** Account ids of all who gain when its definition is widened: of those who hold it, with every account of theirs. */
    Set<String> gaining(String entitlementId) {
        return sql.sql("""
                        select distinct other.id from directory.published_grant g
                        join directory.published_person p on p.id = g.person_id
                        join directory.published_person other on other.employee_number = p.employee_number
                        where g.entitlement_id = ?""").param(entitlementId).query(String.class).set();
    }

    /** Ids of what comes with this entitlement, the most sensitive first. */
    List<String> reachedBy(String entitlementId) {
        return sql.sql("""
                        select e.id from directory.published_reach r
                        join directory.published_entitlement e on e.id = r.reached_id
                        where r.entitlement_id = ? order by e.tier, e.technical_name""").param(entitlementId).query(String.class).list();
    }

    /** Account ids of those who answer for the most sensitive thing that comes with it. */
    Set<String> decisiveOwners(String entitlementId) {
        return sql.sql("select owner_id from directory.published_decisive_owner where entitlement_id = ?")
                .param(entitlementId)
                .query(String.class)
                .set();
    }

    /** People who hold one of the roles of the app itself, in order of their user names. */
    List<String> holdersOf(AppRole role) {
        return sql.sql("""
                        select distinct p.id, p.username
                        from directory.published_grant g
                        join directory.published_entitlement e on e.id = g.entitlement_id
                        join directory.published_person p on p.id = g.person_id
                        where e.technical_name = ? and p.enabled and not p.departed order by p.username""")
                .param("gatehouse-app/" + role.code())
                .query((row, n) -> row.getString("id"))
                .list();
    }

    /**
     * The most sensitive tier that comes with this entitlement, held by somebody or not. Where the extension did not say, what
     * is governed counts as T1 at least; should it reach T0, the extension refuses it without a sealed approval.
     */
    Tier reach(Entitlement entitlement) {
        Tier unknown = entitlement.governed() ? Tier.T1 : Tier.T3;
        Tier reached = sql.sql("select reach_tier from directory.published_entitlement where id = ?")
                .param(entitlement.id())
                .query((row, n) -> Optional.ofNullable(row.getString("reach_tier")))
                .optional()
                .flatMap(said -> said)
                .map(Tier::valueOf)
                .orElse(unknown);
        return stricter(entitlement.tier(), reached);
    }

    private static Tier stricter(Tier one, Tier other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
