package io.gatehouse.app.fulfillment;

import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at orders. */
final class OrderQueries {

    private static final String ORDER = "select * from fulfillment.fulfillment_order ";

    private final JdbcClient sql;

    OrderQueries(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<FulfillmentOrder> find(UUID orderId) {
        return list(sql.sql(ORDER + "where order_id = :id").param("id", orderId)).stream()
                .findFirst();
    }

    List<FulfillmentOrder> placedFor(Origin origin) {
        return list(sql.sql(ORDER + "where origin_module = :module and origin_type = :type and origin_id = :id"
                        + " order by placed_no")
                .param("module", origin.module())
                .param("type", origin.objectType())
                .param("id", origin.objectId()));
    }

    List<FulfillmentOrder> failed(int limit) {
        return list(sql.sql(ORDER + "where status = 'FAILED' order by placed_no limit :limit")
                .param("limit", limit));
    }

    /** Open ones, those that had trouble first. */
    List<FulfillmentOrder> waiting(int limit) {
        return list(sql.sql(ORDER + "where status in ('PENDING', 'APPLIED')"
                        + " order by (last_error is null), not_before, placed_no limit :limit")
                .param("limit", limit));
    }

    /** Carried out and read back, latest first. */
    List<FulfillmentOrder> verified(int limit) {
        return list(sql.sql(ORDER + "where status = 'VERIFIED' order by verified_at desc, placed_no desc limit :limit")
                .param("limit", limit));
    }

    long countFailed() {
        return sql.sql("select count(*) from fulfillment.fulfillment_order where status = 'FAILED'")
                .query(Long.class)
                .single();
    }

    /**
     * The same without those that this actor finds where they were decided: what they asked for themselves, and departures if
     * they are HR.
     */
    long countFailedOfOthers(Actor actor) {
        return sql.sql("select count(*) from fulfillment.fulfillment_order where status = 'FAILED'"
                        + " and (payload -> 'approval' ->> 'requesterId') is distinct from :actor"
                        + " and (origin_module <> 'departure' or not :hr)")
                .param("actor", actor.id())
                .param("hr", actor.has(AppRole.HR))
                .query(Long.class)
                .single();
    }

    /** Those of the orders that belong to a departure which was registered as confidential. */
    Set<UUID> confidential(List<UUID> orderIds) {
        return Set.copyOf(sql.sql("""
                        select o.order_id from fulfillment.fulfillment_order o
                        where o.order_id = any (:ids) and o.entitlement_id is null and exists (
                            select 1 from fulfillment.fulfillment_order r
                            where r.subject_id = o.subject_id and r.kind = 'REGISTER_DEPARTURE'
                              and (r.payload -> 'departure' ->> 'confidential')::boolean)
                        """)
                .param("ids", orderIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** Since when the oldest order that could be carried out has been waiting. */
    Optional<Instant> oldestDue(Instant now) {
        return sql
                .sql("select min(not_before) from fulfillment.fulfillment_order"
                        + " where status in ('PENDING', 'APPLIED') and not_before <= :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .map(OffsetDateTime::toInstant)
                .findFirst();
    }

    private static List<FulfillmentOrder> list(JdbcClient.StatementSpec query) {
        return query.query((row, i) -> OrderColumns.order(row)).list();
    }
}
