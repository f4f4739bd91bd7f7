package io.gatehouse.app.fulfillment;

import io.gatehouse.app.keycloak.OutboxEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events that could not be taken in. The earliest of a subject is tried again, the others wait behind it. */
final class SetAsideTable {

    private static final String EARLIEST = " from fulfillment.outbox_set_aside s where not exists"
            + " (select 1 from fulfillment.outbox_set_aside e"
            + " where e.subject_id = s.subject_id and e.audit_seq < s.audit_seq)";
    private static final String WITH_BEHIND = "select s.*, (select count(*) from fulfillment.outbox_set_aside b"
            + " where b.subject_id = s.subject_id and b.audit_seq > s.audit_seq) as behind" + EARLIEST;

    private final JdbcClient sql;

    SetAsideTable(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Keeps an event. One that does not say when it happened is kept as of now.
     *
     * @param reason null when it only waits behind an earlier one
     * @return false when it was kept before
     */
    boolean keep(OutboxEntry event, @Nullable String reason, Instant now) {
        int attempts = reason == null ? 0 : 1;
        return sql.sql(
                                "insert into fulfillment.outbox_set_aside"
                                        + " (event_id, type, audit_seq, at, subject_id, event, reason, attempts, set_aside_at, next_try)"
                                        + " values (:id, :type, :seq, :at, :subject, :event, :reason, :attempts, :now,"
                                        + " clock_timestamp() + :pause * interval '1 second') on conflict (event_id) do nothing")
                        .param("id", event.id())
                        .param("type", event.type())
                        .param("seq", event.auditSeq())
                        .param("at", Objects.requireNonNullElse(event.at(), now).atOffset(ZoneOffset.UTC))
                        .param("subject", event.subject())
                        .param("event", event.json())
                        .param("reason", reason)
                        .param("attempts", attempts)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("pause", attempts)
                        .update()
                == 1;
    }

    /** The subjects whose later events have to wait. */
    Set<String> subjects() {
        return Set.copyOf(
                sql.sql("select distinct subject_id from fulfillment.outbox_set_aside where subject_id is not null")
                        .query(String.class)
                        .list());
    }

    /** What is to be tried now, longest due first. */
    List<SetAsideEvent> due(int limit) {
        return sql.sql(WITH_BEHIND
                        + " and s.next_try <= clock_timestamp() order by s.next_try, s.audit_seq limit :limit")
                .param("limit", limit)
                .query(SetAsideTable::event)
                .list();
    }

    /** What could not be taken in, oldest first; not those that only wait behind. */
    List<SetAsideEvent> oldest(int limit) {
        return sql.sql(WITH_BEHIND + " order by s.audit_seq limit :limit")
                .param("limit", limit)
                .query(SetAsideTable::event)
                .list();
    }

    /** How many could not be taken in, without those that only wait behind. */
    long count() {
        return sql.sql("select count(*)" + EARLIEST).query(Long.class).single();
    }

    /** Since when the oldest one is kept. */
    Optional<Instant> oldestSince() {
        return sql
                .sql("select min(set_aside_at) from fulfillment.outbox_set_aside")
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .map(OffsetDateTime::toInstant)
                .findFirst();
    }

    void tryLater(String eventId, String reason, Duration pause) {
        sql.sql("update fulfillment.outbox_set_aside set reason = :reason, attempts = attempts + 1,"
                        + " next_try = clock_timestamp() + :pause * interval '1 second' where event_id = :id")
                .param("reason", reason)
                .param("pause", pause.toSeconds())
                .param("id", eventId)
                .update();
    }

    /** False when there is no such event. */
    boolean tryNow(String eventId) {
        return sql.sql("update fulfillment.outbox_set_aside set next_try = clock_timestamp() where event_id = :id")
                        .param("id", eventId)
                        .update()
                == 1;
    }

    void remove(String eventId) {
        sql.sql("delete from fulfillment.outbox_set_aside where event_id = :id")
                .param("id", eventId)
                .update();
    }

    private static SetAsideEvent event(ResultSet row, int number) throws SQLException {
        return new SetAsideEvent(
                OutboxEntry.read(row.getString("event"), row.getLong("audit_seq")),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getObject("set_aside_at", OffsetDateTime.class).toInstant(),
                row.getObject("next_try", OffsetDateTime.class).toInstant(),
                row.getLong("behind"));
    }
}
