package io.gatehouse.app.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People, entitlements and grants in the directory's tables, as a read from Keycloak would leave them. */
final class Company {

    private final JdbcClient sql;

    Company(JdbcClient sql) {
        this.sql = sql;
    }

    void empty() {
        sql.sql("delete from directory.held").update();
        sql.sql("delete from directory.entitlement").update();
        sql.sql("delete from directory.account").update();
    }

    void wasRead() {
        sql.sql("update directory.reading set read_at = clock_timestamp(), begun_at = clock_timestamp()")
                .update();
    }

    void person(String id, @Nullable String managerId) {
        person(id, managerId, true);
    }

    void person(String id, @Nullable String managerId, boolean enabled) {
        sql.sql("""
                        insert into directory.account (id, username, first_name, last_name, enabled, departed, attributes,
                            manager_id)
                        values (:id, :id, 'Given', :id, :enabled, false,
                            jsonb_build_object('employeeNumber', 'N' || :id), :manager)""")
                .param("id", id)
                .param("enabled", enabled)
                .param("manager", managerId, java.sql.Types.VARCHAR)
                .update();
    }

    void leaves(String id) {
        sql.sql("update directory.account set departed = true, enabled = false where id = :id")
                .param("id", id)
                .update();
    }

    void entitlement(String id, String kind, @Nullable String tier) {
        sql.sql("""
                        insert into directory.entitlement (id, kind, name, path, tier, governed, closure_hash, attributes)
                        values (:id, :kind, :id, case when :kind = 'GROUP' then '/' || :id end, :tier, true, 'hash',
                            jsonb_build_object('gatehouse.name.en', 'The ' || :id, 'gatehouse.name.zh-CN', '权限' || :id))""")
                .param("id", id)
                .param("kind", kind)
                .param("tier", tier, java.sql.Types.VARCHAR)
                .update();
    }

    void role(String id, @Nullable String tier) {
        entitlement(id, "REALM_ROLE", tier);
    }

    /** The first of {@code path} is what the person holds itself, the last is what this leads to. */
    void holds(String person, String... path) {
        sql.sql("""
                        insert into directory.held (subject, entitlement, edge, direct, path, ledger_id, origin)
                        values (:person, :entitlement, :edge, :direct, :path, 'ledger', 'BASELINE')""")
                .param("person", person)
                .param("entitlement", path[path.length - 1])
                .param("edge", path[0])
                .param("direct", path.length == 1)
                .param("path", path)
                .update();
    }

    /** What the ledger says of every path of this grant. */
    void ledger(String person, String entitlement, String origin, Instant grantedAt) {
        sql.sql("""
                        update directory.held set origin = :origin, granted_at = :at
                        where subject = :person and entitlement = :entitlement""")
                .param("origin", origin)
                .param("at", ItemRows.utc(grantedAt))
                .param("person", person)
                .param("entitlement", entitlement)
                .update();
    }

    void loses(String person, String entitlement) {
        sql.sql("delete from directory.held where subject = :person and entitlement = :entitlement")
                .param("person", person)
                .param("entitlement", entitlement)
                .update();
    }

    List<String> items() {
        return sql.sql("""
                        select person_id || ' ' || entitlement_id || ' ' || coalesce(reviewer_id, '-') || ' ' || via
                        from review.item order by 1""").query(String.class).list();
    }
}
