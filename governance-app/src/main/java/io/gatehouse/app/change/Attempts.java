package io.gatehouse.app.change;

import io.gatehouse.app.fulfillment.CapturedChange;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The attempts behind captured drafts; each edge of an event is taken in once. */
@Component
class Attempts {

    private final JdbcClient sql;

    Attempts(JdbcClient sql) {
        this.sql = sql;
    }

    boolean known(String eventId, int edge) {
        return sql.sql("select exists (select 1 from change.captured_attempt where event_id = ? and edge = ?)")
                .params(eventId, edge)
                .query(Boolean.class)
                .single();
    }

    void add(CapturedChange captured, CapturedChange.Edge edge, int place, UUID requestId) {
        sql.sql("""
                        insert into change.captured_attempt (event_id, edge, request_id, reference, at, observed,
                            actor_id, actor_name, client, request, source_name, target_name, tier)
                        values (:event, :edge, :requestId, :reference, :at, :observed, :actor, :actorName, :client,
                            :request, :source, :target, :tier)""")
                .param("event", captured.eventId())
                .param("edge", place)
                .param("requestId", requestId)
                .param("reference", captured.reference())
                .param("at", captured.at().atOffset(ZoneOffset.UTC))
                .param("observed", captured.observed())
                .param("actor", captured.actorId())
                .param("actorName", captured.actorName())
                .param("client", captured.client())
                .param("request", captured.request())
                .param("source", edge.sourceName())
                .param("target", edge.targetName())
                .param("tier", edge.tier())
                .update();
    }

    /** Newest first. */
    List<Attempt> of(UUID requestId) {
        return sql.sql("select * from change.captured_attempt where request_id = ? order by at desc, edge limit 100")
                .param(requestId)
                .query((row, n) -> new Attempt(
                        row.getString("reference"),
                        ChangeRows.required(row, "at"),
                        row.getBoolean("observed"),
                        row.getString("actor_name"),
                        row.getString("client"),
                        row.getString("request"),
                        row.getString("source_name"),
                        row.getString("target_name")))
                .list();
    }
}
