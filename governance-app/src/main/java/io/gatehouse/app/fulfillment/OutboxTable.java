package io.gatehouse.app.fulfillment;

import io.gatehouse.app.keycloak.OutboxEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which events of the extension were taken in. */
final class OutboxTable {

    private final JdbcClient sql;

    OutboxTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** False when it was received before. */
    boolean receive(OutboxEvent event, Instant now) {
        return sql.sql("insert into fulfillment.outbox_received (event_id, type, audit_seq, at, received_at)"
                                + " values (:id, :type, :seq, :at, :now) on conflict (event_id) do nothing")
                        .param("id", event.id())
                        .param("type", event.type())
                        .param("seq", event.auditSeq())
                        .param("at", event.at().atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** An order of ours: its worker has already refreshed the copy. */
    boolean isOurs(String orderId) {
        return sql.sql("select exists (select 1 from fulfillment.fulfillment_order where order_id::text = :id)")
                .param("id", orderId)
                .query(Boolean.class)
                .single();
    }
}
