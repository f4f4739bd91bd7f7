package io.gatehouse.app.change;

import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Tier;
import java.util.List;
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

    /** Account ids of all who effectively hold it: those who gain when its definition is widened. */
    Set<String> holders(String entitlementId) {
        return sql.sql("select distinct person_id from directory.published_grant where entitlement_id = ?")
                .param(entitlementId)
                .query(String.class)
                .set();
    }

    /** Ids of what comes with this entitlement, as far as somebody holds it. */
    List<String> reachedBy(String entitlementId) {
        return sql.sql("""
                        select distinct e.id, e.tier, e.technical_name from directory.published_grant g
                        join directory.published_entitlement e on e.id = g.entitlement_id
                        where g.edge_id = :id and e.id <> :id order by e.tier, e.technical_name""")
                .param("id", entitlementId)
                .query((row, n) -> row.getString("id"))
                .list();
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
     * The most sensitive tier that this entitlement is known to reach. What nobody holds yet has no known reach: when it is
     * governed by something inside it, it counts as T1; should it reach T0, the extension refuses it without a sealed
     * approval.
     */
    Tier reach(Entitlement entitlement) {
        List<String> reached =
                sql.sql("""
                        select distinct e.tier from directory.published_grant g
                        join directory.published_entitlement e on e.id = g.entitlement_id
                        where g.edge_id = ?""").param(entitlement.id()).query(String.class).list();
        Tier strictest = entitlement.tier();
        for (String tier : reached) {
            strictest = stricter(strictest, Tier.valueOf(tier));
        }
        return strictest == Tier.T3 && entitlement.governed() ? Tier.T1 : strictest;
    }

    private static Tier stricter(Tier one, Tier other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
