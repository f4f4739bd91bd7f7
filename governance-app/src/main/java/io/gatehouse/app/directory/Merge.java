package io.gatehouse.app.directory;

import io.gatehouse.app.shared.StateChange;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings the copy in line with the staging tables, set-based; rows that did not change are not written. Accounts that were
 * read by themselves after the full read began are left as they are, as is what was classified since: the full read knows
 * less.
 */
final class Merge {

    private static final List<String> FULL = List.of(
            """
            insert into directory.client as t (id, client_id, name, tier, data_class, owner, service_account, attributes)
            select distinct on (id) id, client_id, name, tier, data_class, owner, service_account, attributes
            from stage_client order by id
            on conflict (id) do update set client_id = excluded.client_id, name = excluded.name, tier = excluded.tier,
                data_class = excluded.data_class, owner = excluded.owner, service_account = excluded.service_account,
                attributes = excluded.attributes
            where (t.client_id, t.name, t.tier, t.data_class, t.owner, t.service_account, t.attributes) is distinct from
                (excluded.client_id, excluded.name, excluded.tier, excluded.data_class, excluded.owner,
                 excluded.service_account, excluded.attributes)
            """,
            "delete from directory.client t where not exists (select 1 from stage_client s where s.id = t.id)",
            """
            insert into directory.entitlement as t (id, kind, name, client_id, path, tier, governed, data_class, owner,
                closure_hash, reach_tier, attributes)
            select distinct on (id) id, kind, name, client_id, path, tier, governed, data_class, owner, closure_hash,
                reach_tier, attributes
            from stage_entitlement order by id
            on conflict (id) do update set kind = excluded.kind, name = excluded.name, client_id = excluded.client_id,
                path = excluded.path, closure_hash = excluded.closure_hash, attributes = excluded.attributes,
                tier = case when t.classified_at >= :begun then t.tier else excluded.tier end,
                governed = case when t.classified_at >= :begun then t.governed else excluded.governed end,
                data_class = case when t.classified_at >= :begun then t.data_class else excluded.data_class end,
                owner = case when t.classified_at >= :begun then t.owner else excluded.owner end,
                reach_tier = case when t.classified_at >= :begun then t.reach_tier else excluded.reach_tier end
            where (t.kind, t.name, t.client_id, t.path, t.tier, t.governed, t.data_class, t.owner, t.closure_hash,
                   t.reach_tier, t.attributes) is distinct from
                (excluded.kind, excluded.name, excluded.client_id, excluded.path, excluded.tier, excluded.governed,
                 excluded.data_class, excluded.owner, excluded.closure_hash, excluded.reach_tier, excluded.attributes)
            """,
            "delete from directory.entitlement t where not exists (select 1 from stage_entitlement s where s.id = t.id)",
            """
            insert into directory.reach (entitlement, reached) select distinct entitlement, reached from stage_reach
            on conflict do nothing
            """,
            """
            delete from directory.reach t
            where not exists (select 1 from stage_reach s where s.entitlement = t.entitlement and s.reached = t.reached)
            """);

    private static final String FORGET_NEWER = """
            delete from stage_account s using directory.account a where a.id = s.id and a.refreshed_at >= :begun
            """;
    private static final String FORGET_NEWER_GRANTS = """
            delete from stage_held s using directory.account a where a.id = s.subject and a.refreshed_at >= :begun
            """;

    private static final String ACCOUNTS = """
            insert into directory.account as t (id, username, email, first_name, last_name, enabled, departed, access_end,
                service_account_of, created_at, attributes)
            select distinct on (id) id, username, email, first_name, last_name, enabled, departed, access_end,
                service_account_of, created_at, attributes
            from stage_account order by id
            on conflict (id) do update set username = excluded.username, email = excluded.email,
                first_name = excluded.first_name, last_name = excluded.last_name, enabled = excluded.enabled,
                departed = excluded.departed, access_end = excluded.access_end,
                service_account_of = excluded.service_account_of, created_at = excluded.created_at,
                attributes = excluded.attributes
            where (t.username, t.email, t.first_name, t.last_name, t.enabled, t.departed, t.access_end,
                   t.service_account_of, t.created_at, t.attributes) is distinct from
                (excluded.username, excluded.email, excluded.first_name, excluded.last_name, excluded.enabled,
                 excluded.departed, excluded.access_end, excluded.service_account_of, excluded.created_at,
                 excluded.attributes)
            """;

    private static final String GRANTS = """
            insert into directory.held as t (subject, entitlement, edge, direct, path, ledger_id, origin, granted_at,
                valid_until)
            select distinct on (subject, entitlement, edge) subject, entitlement, edge, direct, path, ledger_id, origin,
                granted_at, valid_until
            from stage_held order by subject, entitlement, edge
            on conflict (subject, entitlement, edge) do update set direct = excluded.direct, path = excluded.path,
                ledger_id = excluded.ledger_id, origin = excluded.origin, granted_at = excluded.granted_at,
                valid_until = excluded.valid_until
            where (t.direct, t.path, t.ledger_id, t.origin, t.granted_at, t.valid_until) is distinct from
                (excluded.direct, excluded.path, excluded.ledger_id, excluded.origin, excluded.granted_at,
                 excluded.valid_until)
            """;

    private static final String GONE_GRANTS = """
            delete from directory.held t
            where not exists (select 1 from stage_held s where s.subject = t.subject
                              and s.entitlement = t.entitlement and s.edge = t.edge)
            """;

    /** Of several accounts with one number the enabled one counts, then the oldest. */
    private static final String MANAGERS = """
            update directory.account t set manager_id = r.manager_id
            from (select a.id, (select m.id from directory.account m
                                where m.employee_number = a.manager_number and m.id <> a.id
                                order by m.enabled desc, m.created_at, m.id limit 1) as manager_id
                  from directory.account a) r
            where r.id = t.id and t.manager_id is distinct from r.manager_id
            """;

    private final JdbcClient sql;
    private final NumberChanges numbers;

    Merge(JdbcClient sql) {
        this.sql = sql;
        this.numbers = new NumberChanges(sql);
    }

    /**
     * @param begun when the read began, by the database's real clock
     * @return what of it has to be recorded
     */
    List<StateChange> everything(OffsetDateTime begun) {
        FULL.forEach(statement -> sql.sql(statement).param("begun", begun).update());
        sql.sql(FORGET_NEWER).param("begun", begun).update();
        sql.sql(FORGET_NEWER_GRANTS).param("begun", begun).update();
        List<StateChange> changes = numbers.staged();
        sql.sql(ACCOUNTS).update();
        String older =
                " and not exists (select 1 from directory.account a where a.id = %s and a.refreshed_at >= :begun)";
        sql.sql("delete from directory.account t where not exists (select 1 from stage_account s where s.id = t.id)"
                        + older.formatted("t.id"))
                .param("begun", begun)
                .update();
        sql.sql(GRANTS).update();
        sql.sql(GONE_GRANTS + older.formatted("t.subject"))
                .param("begun", begun)
                .update();
        sql.sql(MANAGERS).update();
        return changes;
    }

    /**
     * @param begun when the read of this account began, by the database's real clock
     * @return what of it has to be recorded
     */
    List<StateChange> account(String id, OffsetDateTime begun) {
        List<StateChange> changes = numbers.staged();
        sql.sql(ACCOUNTS).update();
        sql.sql("delete from directory.account t where t.id = :id"
                        + " and not exists (select 1 from stage_account s where s.id = t.id)")
                .param("id", id)
                .update();
        sql.sql(GRANTS).update();
        sql.sql(GONE_GRANTS + " and t.subject = :id").param("id", id).update();
        sql.sql("update directory.account set refreshed_at = :begun where id = :id")
                .param("begun", begun)
                .param("id", id)
                .update();
        sql.sql(MANAGERS + " and t.id = :id").param("id", id).update();
        return changes;
    }
}
