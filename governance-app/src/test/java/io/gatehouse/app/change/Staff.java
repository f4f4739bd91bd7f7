package io.gatehouse.app.change;

import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A small company as the directory would have read it: boss ← chief ← (asker, helper); approvers one and two; owner;
 * sub reports to asker and is an approver; twin is a second account of asker.
 */
final class Staff {

    static final Actor ASKER = actor("ch-asker");
    static final Actor USER = actor("ch-user");
    static final Actor CHIEF = actor("ch-chief");
    static final Actor ONE = actor("ch-one", AppRole.APPROVER);
    static final Actor TWO = actor("ch-two", AppRole.APPROVER);
    static final Actor SUB = actor("ch-sub", AppRole.APPROVER);
    static final Actor TWIN = actor("ch-twin", AppRole.APPROVER);
    static final Actor OWNER = actor("ch-owner");
    static final Actor ADMIN = actor("ch-admin", AppRole.ADMINISTRATOR);
    static final Actor AUDITOR = actor("ch-auditor", AppRole.AUDITOR);
    static final Actor STRANGER = actor("ch-stranger");

    private final JdbcClient sql;

    Staff(JdbcClient sql) {
        this.sql = sql;
    }

    private static Actor actor(String id, AppRole... roles) {
        return new Actor(id, id, Set.of(roles));
    }

    /** Everything as it is at the beginning of a test. */
    void settle() {
        sql.sql("update directory.reading set read_at = now()").update();
        sql.sql("delete from change.captured_attempt").update();
        sql.sql("delete from change.change_request r where not exists"
                        + " (select 1 from change.approval a where a.request_id = r.id)")
                .update();
        // what was decided stays for ever; it is only moved out of the way
        sql.sql(
                        "update change.change_request set status = 'EXPIRED', ended_by = 'test', ended_at = now(), end_reason = ''"
                                + " where status = 'SUBMITTED'")
                .update();
        sql.sql("delete from directory.held where subject like 'ch-%'").update();
        sql.sql("delete from directory.account where id like 'ch-%'").update();
        sql.sql("delete from directory.reach where entitlement like 'ch-%'").update();
        sql.sql("delete from directory.entitlement where id like 'ch-%'").update();
        sql.sql("delete from directory.client where id like 'ch-%'").update();
        person("ch-boss", "C1", null);
        person("ch-chief", "C2", "ch-boss");
        person("ch-asker", "C3", "ch-chief");
        person("ch-user", "C4", "ch-chief");
        person("ch-one", "C5", "ch-boss");
        person("ch-two", "C6", "ch-boss");
        person("ch-sub", "C7", "ch-asker");
        person("ch-twin", "C3", "ch-boss");
        person("ch-owner", "C8", "ch-boss");
        person("ch-admin", "C9", "ch-boss");
        person("ch-auditor", "C10", "ch-boss");
        person("ch-stranger", "C11", "ch-boss");
        client("ch-erp", "erp", "ERP");
        client("ch-app", "gatehouse-app", "Gatehouse");
        role("ch-t0", "ch-erp", "erp-admin", "T0", "Administer the ERP", "ERP 管理");
        role("ch-t1", "ch-erp", "pay", "T1", "Release payments", "放行付款");
        role("ch-t2", "ch-erp", "post", "T2", "Post invoices", "录入发票");
        role("ch-t3", "ch-erp", "read", null, "Read reports", "查看报表");
        role("ch-approver", "ch-app", "approver", "T1", "Approve changes", "审批变更");
        sql.sql(
                        "insert into directory.entitlement (id, kind, name, path, tier, governed, owner, closure_hash, attributes)"
                                + " values ('ch-team', 'GROUP', 'team', '/team', null, true, 'ch-owner', 'hash-team', '{}')")
                .update();
        for (String approver : new String[] {"ch-one", "ch-two", "ch-sub", "ch-twin"}) {
            holds(approver, "ch-approver", "ch-approver", "ledger-" + approver);
        }
    }

    void group(String id, String name) {
        sql.sql("""
                        insert into directory.entitlement (id, kind, name, path, tier, governed, closure_hash, attributes)
                        values (:id, 'GROUP', :name, '/' || :name, null, false, 'hash-' || :id, '{}')""").param("id", id).param("name", name).update();
    }

    void person(String id, String number, @Nullable String manager) {
        sql.sql("""
                        insert into directory.account (id, username, email, first_name, last_name, enabled, departed,
                            attributes, manager_id)
                        values (:id, :id, null, :id, 'Test', true, false,
                            jsonb_build_object('employeeNumber', :number::text, 'displayName', '人员' || :number,
                                'jobTitle', 'Tester'), :manager)""")
                .param("id", id)
                .param("number", number)
                .param("manager", manager)
                .update();
    }

    private void client(String id, String clientId, String name) {
        sql.sql("insert into directory.client (id, client_id, name, attributes) values (?, ?, ?, '{}')")
                .params(id, clientId, name)
                .update();
    }

    private void role(String id, String client, String name, @Nullable String tier, String en, String zh) {
        sql.sql("""
                        insert into directory.entitlement (id, kind, name, client_id, tier, governed, owner,
                            closure_hash, reach_tier, attributes)
                        values (:id, 'CLIENT_ROLE', :name, :client, :tier, :tier::text is not null, 'ch-owner',
                            'hash-' || :id, coalesce(:tier, 'T3'), jsonb_build_object('gatehouse.name.en', :en::text,
                                'gatehouse.name.zh-CN', :zh::text))""")
                .param("id", id)
                .param("name", name)
                .param("client", client)
                .param("tier", tier)
                .param("en", en)
                .param("zh", zh)
                .update();
    }

    void holds(String person, String entitlement, String edge, @Nullable String ledgerId) {
        sql.sql("insert into directory.held (subject, entitlement, edge, direct, path, ledger_id)"
                        + " values (:person, :entitlement, :edge, :direct, array[:edge, :entitlement], :ledger)")
                .param("person", person)
                .param("entitlement", entitlement)
                .param("edge", edge)
                .param("direct", entitlement.equals(edge))
                .param("ledger", ledgerId)
                .update();
    }

    void set(String person, String column, Object value) {
        sql.sql("update directory.account set " + column + " = ? where id = ?")
                .params(value, person)
                .update();
    }

    void losesRole(String person, String entitlement) {
        sql.sql("delete from directory.held where subject = ? and entitlement = ?")
                .params(person, entitlement)
                .update();
    }

    /** Nothing was read for so long. */
    void readBefore(Duration past) {
        sql.sql("update directory.reading set read_at = now() - ? * interval '1 second'")
                .param(past.toSeconds())
                .update();
    }

    void widen(String entitlement) {
        sql.sql("update directory.entitlement set closure_hash = 'wider' where id = ?")
                .param(entitlement)
                .update();
    }

    void tier(String entitlement, String tier) {
        sql.sql("update directory.entitlement set tier = :tier, reach_tier = :tier where id = :id")
                .param("tier", tier)
                .param("id", entitlement)
                .update();
    }

    /** One comes with the other, as the extension would say it; nobody needs to hold either. */
    void reaches(String entitlement, String reached) {
        sql.sql("insert into directory.reach (entitlement, reached) values (?, ?)")
                .params(entitlement, reached)
                .update();
        sql.sql("""
                        update directory.entitlement e set reach_tier = (
                            select min(x.tier) from directory.published_entitlement x where x.id = e.id or x.id in
                                (select reached from directory.reach where entitlement = e.id))
                        where e.id = ?""").param(entitlement).update();
    }

    void ownedBy(String entitlement, @Nullable String owner) {
        sql.sql("update directory.entitlement set owner = :owner where id = :id")
                .param("owner", owner)
                .param("id", entitlement)
                .update();
    }

    /** As Keycloak's own console sets one. */
    void attribute(String entitlement, String name, String value) {
        sql.sql(
                        "update directory.entitlement set attributes = attributes || jsonb_build_object(:name::text, :value::text)"
                                + " where id = :id")
                .param("name", name)
                .param("value", value)
                .param("id", entitlement)
                .update();
    }
}
