package io.gatehouse.app.fulfillment;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The orders' rows, as placing and the workers change them. Leases and pauses go by the database's real clock, so that a moved
 * demo clock neither prolongs nor shortens them; {@code not_before} goes by Gatehouse's.
 */
final class OrderTable {

    /** Of several orders with one key only the oldest due one; one that was carried out but not read back counts as before. */
    private static final String CLAIM = """
            with due as materialized (
                select c.order_id from fulfillment.fulfillment_order c
                where c.status in ('PENDING', 'APPLIED') and c.not_before <= :now and c.next_try <= clock_timestamp()
                  and (c.leased_until is null or c.leased_until <= clock_timestamp())
                  and not exists (
                      select 1 from fulfillment.fulfillment_order e
                      where e.sequence_key = c.sequence_key and e.placed_no < c.placed_no and e.not_before <= :now
                        and (e.status = 'PENDING'
                             or (e.status = 'APPLIED' and coalesce(e.last_error, '') not like 'read$_back%' escape '$')))
                order by c.next_try, c.placed_no
                limit 1
                for update skip locked)
            update fulfillment.fulfillment_order o
            set lease = :lease, leased_until = clock_timestamp() + make_interval(secs => :seconds),
                attempts = o.attempts + 1, version = o.version + 1
            from due where o.order_id = due.order_id
            returning o.*
            """;

    private final JdbcClient sql;

    OrderTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** False when the order is there already. */
    boolean insert(OrderRequest request, String payload, Instant now) {
        return sql.sql("""
                        insert into fulfillment.fulfillment_order (order_id, kind, status, origin_module, origin_type,
                            origin_id, actor_id, actor_name, subject_id, entitlement_id, sequence_key, payload,
                            placed_at, not_before)
                        values (:id, :kind, 'PENDING', :module, :type, :object, :actor, :actorName, :subject,
                            :entitlement, :key, :payload::jsonb, :now, :notBefore)
                        on conflict (order_id) do nothing
                        """)
                        .param("id", request.orderId())
                        .param("kind", OrderKind.of(request).name())
                        .param("module", request.origin().module())
                        .param("type", request.origin().objectType())
                        .param("object", request.origin().objectId())
                        .param("actor", request.actor().id())
                        .param("actorName", request.actor().name())
                        .param("subject", OrderKind.subjectOf(request))
                        .param("entitlement", OrderKind.entitlementOf(request))
                        .param("key", OrderKind.sequenceKey(request))
                        .param("payload", payload)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("notBefore", request.notBefore().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Takes the next due order for a while; who loses its lease stores nothing any more. */
    Optional<OrderRow> claim(Instant now, Duration lease) {
        return sql.sql(CLAIM)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lease", UUID.randomUUID())
                .param("seconds", lease.toMillis() / 1000.0)
                .query((row, i) -> OrderColumns.claimed(row))
                .optional();
    }

    /** Carried out; the lease is kept for reading back. False when the lease is lost. */
    boolean applied(OrderRow row, @Nullable String auditHash, @Nullable String ledgerId, Instant now) {
        return sql.sql(
                                "update fulfillment.fulfillment_order set status = 'APPLIED', applied_at = :now, last_error = null,"
                                        + " audit_hash = :hash, ledger_id = :ledger, version = version + 1"
                                        + " where order_id = :id and lease = :lease")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("hash", auditHash)
                        .param("ledger", ledgerId)
                        .param("id", row.order().orderId())
                        .param("lease", row.lease())
                        .update()
                == 1;
    }

    boolean verified(OrderRow row, Instant now) {
        return sql.sql("update fulfillment.fulfillment_order set status = 'VERIFIED', verified_at = :now,"
                                + " last_error = null, lease = null, leased_until = null, version = version + 1"
                                + " where order_id = :id and lease = :lease")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", row.order().orderId())
                        .param("lease", row.lease())
                        .update()
                == 1;
    }

    boolean failed(OrderRow row, String error) {
        return sql.sql("update fulfillment.fulfillment_order set status = 'FAILED', last_error = :error, lease = null,"
                                + " leased_until = null, version = version + 1"
                                + " where order_id = :id and lease = :lease")
                        .param("error", error)
                        .param("id", row.order().orderId())
                        .param("lease", row.lease())
                        .update()
                == 1;
    }

    void tryAgain(OrderRow row, String error, Duration pause) {
        sql.sql("update fulfillment.fulfillment_order set last_error = :error, lease = null, leased_until = null,"
                        + " next_try = clock_timestamp() + make_interval(secs => :pause), version = version + 1"
                        + " where order_id = :id and lease = :lease")
                .param("error", error)
                .param("pause", (double) pause.toSeconds())
                .param("id", row.order().orderId())
                .param("lease", row.lease())
                .update();
    }

    /** A later order about the same thing has reached Keycloak. */
    boolean overtaken(UUID orderId) {
        return sql.sql("""
                        select exists (select 1 from fulfillment.fulfillment_order o
                            join fulfillment.fulfillment_order l
                              on l.sequence_key = o.sequence_key and l.placed_no > o.placed_no
                            where o.order_id = :id and l.status in ('APPLIED', 'VERIFIED'))
                        """).param("id", orderId).query(Boolean.class).single();
    }

    /** Something else that was decided about the same case is to register it, and may still come through. */
    boolean registrationOpen(UUID orderId) {
        return sql.sql("""
                        select exists (select 1 from fulfillment.fulfillment_order o
                            join fulfillment.fulfillment_order r
                              on r.origin_module = o.origin_module and r.origin_type = o.origin_type
                                and r.origin_id = o.origin_id and r.order_id <> o.order_id
                            where o.order_id = :id and r.kind = 'REGISTER_DEPARTURE'
                              and r.status in ('PENDING', 'APPLIED'))
                        """).param("id", orderId).query(Boolean.class).single();
    }

    /** Only before the first try: afterwards nobody can know that it had no effect. */
    boolean cancel(UUID orderId) {
        // one that was refused for good never had an effect, so it may be cancelled too
        return update(
                orderId,
                "status = 'CANCELLED'",
                "(status = 'PENDING' and attempts = 0 or status = 'FAILED' and applied_at is null)");
    }

    boolean hasten(UUID orderId, Instant now) {
        return sql.sql("update fulfillment.fulfillment_order set not_before = least(not_before, :now),"
                                + " next_try = clock_timestamp(), version = version + 1"
                                + " where order_id = :id and status = 'PENDING'")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", orderId)
                        .update()
                == 1;
    }

    /** A failed one is open again; how far it came before decides with what it goes on. */
    boolean reopen(UUID orderId) {
        return update(
                orderId,
                "status = case when applied_at is null then 'PENDING' else 'APPLIED' end, attempts = 0,"
                        + " next_try = clock_timestamp()",
                "status = 'FAILED'");
    }

    /** Shortens the pause of an open one. */
    boolean tryNow(UUID orderId) {
        return update(orderId, "next_try = clock_timestamp()", "status in ('PENDING', 'APPLIED')");
    }

    private boolean update(UUID orderId, String change, String condition) {
        return sql.sql("update fulfillment.fulfillment_order set " + change
                                + ", version = version + 1 where order_id = :id and " + condition)
                        .param("id", orderId)
                        .update()
                == 1;
    }
}
