package io.gatehouse.app.change;

import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.change.model.Delivery;
import io.gatehouse.app.change.model.Operation;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Tier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of change requests: filtered, searched and paged by the database. */
@Service
public class ChangeList {

    private static final String DECISIVE = "exists (select 1 from directory.published_decisive_owner o"
            + " where o.entitlement_id = r.target_id and o.owner_id = :me)";

    /** What a signed-in person may see at all; the same rule as {@link Sight#maySee}, as a set. */
    private static final String VISIBLE =
            "(:all or r.requester_id = :me or r.source_id = :me or e.owner_id = :me or " + DECISIVE + ")";

    /**
     * Waiting is what somebody can move on. Of what there is to decide that is nearly so: who gains by it and who has a second
     * account only the rule itself knows; it is asked for each to-do and when somebody decides.
     */
    private static final Map<ListView, String> VIEWS = Map.of(
            ListView.MINE, "(r.requester_id = :me or r.source_id = :me)",
            ListView.WAITING, """
                    ((r.status = 'SUBMITTED' and r.requester_id <> :me and r.source_id <> :me
                      and (r.operation not in ('PERMIT', 'ACT') or r.captured_for is distinct from :me)
                      and not exists (select 1 from change.approval a where a.request_id = r.id and a.approver_id = :me)
                      and (not p.independent or not exists (select 1 from directory.published_person m
                           where m.id = :me and m.manager_id in (r.requester_id, r.source_id)))
                      and (%s or (:approver and (not p.owner_needed or not exists
                               (select 1 from directory.published_decisive_owner o where o.entitlement_id = r.target_id
                                and o.owner_id not in (r.requester_id, r.source_id)) or not exists
                               (select 1 from change.approval a where a.request_id = r.id and a.as_approver)))))
                     or (r.status = 'DRAFT' and (r.requester_id = :me
                         or (r.requester_id is null and (:administrator or e.owner_id = :me or %s))))
                     or (r.status = 'APPROVED' and r.delivery = 'FAILED' and r.requester_id = :me))""".formatted(DECISIVE, DECISIVE),
            ListView.CAPTURED, "r.captured_for is not null",
            ListView.ALL, "true");

    private static final String FROM = """
            from change.change_request r
            left join change.approval_policy p on p.version = r.policy_version and p.tier = r.tier
            left join directory.published_entitlement e on e.id = r.target_id
            left join directory.published_entitlement d on d.id = r.source_id
            left join directory.published_person b on b.id = r.source_id
            left join directory.published_person q on q.id = r.requester_id
            left join lateral (
                select count(*) as attempts, max(at) as last_attempt, bool_and(observed) as observed,
                    (array_agg(reference order by at desc))[1] as captured_reference,
                    (array_agg(source_name order by at desc))[1] as source_name,
                    (array_agg(target_name order by at desc))[1] as target_name
                from change.captured_attempt c where c.request_id = r.id) t on r.captured_for is not null
            where %s and %s and (:status::text is null or r.status = :status)
              and (:text = '' or concat_ws(' ', 'cr-' || r.number, lower(r.reason), lower(r.ticket),
                    lower(b.username), lower(b.given_name), lower(b.family_name), lower(b.display_name),
                    lower(q.username), lower(q.given_name), lower(q.family_name), lower(q.display_name),
                    lower(e.technical_name), lower(e.name_en), e.name_zh, lower(e.system_name), e.system_name_zh,
                    lower(d.technical_name), lower(d.name_en), d.name_zh,
                    lower(t.captured_reference), lower(t.source_name), lower(t.target_name)) like :pattern)
            """;

    private final JdbcClient sql;
    private final Directory directory;

    ChangeList(JdbcClient sql, Directory directory) {
        this.sql = sql;
        this.directory = directory;
    }

    @Transactional(readOnly = true)
    public ListPage find(Actor actor, ListQuery query) {
        String from = FROM.formatted(VISIBLE, VIEWS.get(query.view()));
        Map<String, @Nullable Object> values = values(actor, query);
        long total = sql.sql("select count(*) " + from)
                .params(values)
                .query(Long.class)
                .single();
        var rows = sql.sql("select r.*, t.* " + from + order(query.view()) + " limit :size offset :offset")
                .params(values)
                .param("size", query.size())
                .param("offset", (long) query.page() * query.size())
                .query((row, n) -> read(row))
                .list();
        return new ListPage(rows, total, query.page(), query.size());
    }

    /** How many wait for this person. */
    @Transactional(readOnly = true)
    public long countWaiting(Actor actor) {
        ListQuery query = new ListQuery(ListView.WAITING, "", null, 0, 1);
        return sql.sql("select count(*) " + FROM.formatted(VISIBLE, VIEWS.get(query.view())))
                .params(values(actor, query))
                .query(Long.class)
                .single();
    }

    private static String order(ListView view) {
        return view == ListView.WAITING
                ? " order by coalesce(r.tier, 'T3'), coalesce(r.submitted_at, r.created_at), r.number"
                : " order by coalesce(t.last_attempt, r.submitted_at, r.created_at) desc, r.number desc";
    }

    private static Map<String, @Nullable Object> values(Actor actor, ListQuery query) {
        String text = query.text().trim().toLowerCase(Locale.ROOT);
        String escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("all", Sight.seesAll(actor));
        values.put("me", actor.id());
        values.put("approver", actor.has(AppRole.APPROVER));
        values.put("administrator", actor.has(AppRole.ADMINISTRATOR));
        values.put("status", query.status() == null ? null : query.status().name());
        values.put("text", text);
        values.put("pattern", "%" + escaped + "%");
        return values;
    }

    private ListRow read(ResultSet row) throws SQLException {
        String source = row.getString("source_id");
        String target = row.getString("target_id");
        String requester = row.getString("requester_id");
        String delivery = row.getString("delivery");
        String tier = row.getString("tier");
        Operation operation = Operation.valueOf(row.getString("operation"));
        var submitted = ChangeRows.instant(row, "submitted_at");
        return new ListRow(
                row.getObject("id", UUID.class),
                "CR-" + row.getLong("number"),
                ChangeStatus.valueOf(row.getString("status")),
                delivery == null ? null : Delivery.State.valueOf(delivery),
                operation,
                requester == null ? null : directory.person(requester).orElse(null),
                operation.forPerson() || operation == Operation.ACT
                        ? directory.person(source).orElse(null)
                        : null,
                operation.forPerson() ? null : directory.entitlement(source).orElse(null),
                source,
                label(row.getString("source_name"), source),
                directory.entitlement(target).orElse(null),
                target,
                label(row.getString("target_name"), target),
                tier == null ? null : Tier.valueOf(tier),
                submitted == null ? ChangeRows.required(row, "created_at") : submitted,
                row.getInt("attempts"),
                row.getString("captured_reference"),
                ChangeRows.instant(row, "last_attempt"),
                row.getBoolean("observed"));
    }

    private static String label(@Nullable String name, String id) {
        return name == null ? id : name;
    }
}
