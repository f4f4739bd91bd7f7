package io.gatehouse.app.alarm;

import io.gatehouse.app.alarm.model.AlarmKind;
import io.gatehouse.app.alarm.model.Cause;
import io.gatehouse.app.alarm.model.Expected;
import io.gatehouse.app.alarm.model.Head;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alarms, what is expected, and what may still be passing. */
final class AlarmTable {

    private static final String SELECT =
            "select alarm_id, kind, found, expected, opened_at, closed_at, closed_by" + " from alarm.alarm";
    /** Any number that nobody else in this database uses: one judgement at a time, over all replicas. */
    private static final long JUDGING = 0x6761_7465_0003L;

    private final JdbcClient sql;

    AlarmTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Until the end of the transaction. */
    void lock() {
        sql.sql("select pg_advisory_xact_lock(:number)")
                .param("number", JUDGING)
                .query((row, number) -> true)
                .list();
    }

    Expected expected() {
        return sql.sql("select mode, keys, token_seconds, audit_seq, audit_hash from alarm.expectation")
                .query((row, number) -> new Expected(
                        row.getString("mode"),
                        texts(row, "keys"),
                        row.getObject("token_seconds", Long.class),
                        head(row)))
                .single();
    }

    void expect(Expected expected) {
        Head head = expected.head();
        sql.sql("update alarm.expectation set mode = :mode, keys = :keys, token_seconds = :seconds, audit_seq = :seq,"
                        + " audit_hash = :hash")
                .param("seq", head == null ? null : head.seq())
                .param("hash", head == null ? null : head.hash())
                .param("mode", expected.mode())
                .param("keys", array(expected.keys()))
                .param("seconds", expected.tokenSeconds())
                .update();
    }

    /** @return since when it is so */
    Instant suspect(AlarmKind kind, Instant at) {
        return sql.sql("insert into alarm.suspicion (kind, since) values (:kind, :at)"
                        + " on conflict (kind) do update set since = alarm.suspicion.since returning since")
                .param("kind", kind.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    void dismiss(AlarmKind kind) {
        sql.sql("delete from alarm.suspicion where kind = :kind")
                .param("kind", kind.name())
                .update();
    }

    Optional<Alarm> open(AlarmKind kind) {
        return sql.sql(SELECT + " where kind = :kind and closed_at is null")
                .param("kind", kind.name())
                .query(AlarmTable::alarm)
                .optional();
    }

    Optional<Alarm> find(UUID id) {
        return sql.sql(SELECT + " where alarm_id = :id")
                .param("id", id)
                .query(AlarmTable::alarm)
                .optional();
    }

    /** All that are open, in the order of the enumeration. */
    List<Alarm> open() {
        return sql.sql(SELECT + " where closed_at is null").query(AlarmTable::alarm).list().stream()
                .sorted(Comparator.comparing(Alarm::kind))
                .toList();
    }

    List<Alarm> past(int limit) {
        return sql.sql(SELECT + " where closed_at is not null order by closed_at desc limit :limit")
                .param("limit", limit)
                .query(AlarmTable::alarm)
                .list();
    }

    void insert(UUID id, AlarmKind kind, Cause cause, Instant at) {
        sql.sql("insert into alarm.alarm (alarm_id, kind, found, expected, opened_at)"
                        + " values (:id, :kind, :found, :expected, :at)")
                .param("id", id)
                .param("kind", kind.name())
                .param("found", array(cause.found()))
                .param("expected", array(cause.expected()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** An open alarm says what is there now, not what was there when it began. */
    void update(UUID id, Cause cause) {
        sql.sql("update alarm.alarm set found = :found, expected = :expected where alarm_id = :id")
                .param("found", array(cause.found()))
                .param("expected", array(cause.expected()))
                .param("id", id)
                .update();
    }

    void close(UUID id, Instant at, @Nullable String by) {
        sql.sql("update alarm.alarm set closed_at = :at, closed_by = :by where alarm_id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("id", id)
                .update();
    }

    private static Alarm alarm(ResultSet row, int number) throws SQLException {
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Alarm(
                row.getObject("alarm_id", UUID.class),
                AlarmKind.valueOf(row.getString("kind")),
                texts(row, "found"),
                texts(row, "expected"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant(),
                row.getString("closed_by"));
    }

    private static @Nullable Head head(ResultSet row) throws SQLException {
        String hash = row.getString("audit_hash");
        return hash == null ? null : new Head(row.getLong("audit_seq"), hash);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
