package io.gatehouse.app.departure;

import io.gatehouse.app.departure.model.CaseStatus;
import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.departure.model.DepartureType;
import io.gatehouse.app.departure.model.FailedOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of cases. */
@Repository
class CaseStore {

    private final JdbcClient jdbc;

    CaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when the person has an open case already, also one that was started at this very moment. */
    boolean insert(DepartureCase departure) {
        return jdbc.sql("""
                        insert into departure.departure_case (id, person_id, type, last_day, access_end, zone,
                            confidential, successor_id, status, started_by, started_at)
                        values (:id, :person, :type, :lastDay, :accessEnd, :zone, :confidential, :successor, :status,
                            :startedBy, :startedAt)
                        on conflict (person_id) where status in ('SCHEDULED', 'CANCELLING', 'ENDED') do nothing
                        """)
                        .param("id", departure.id())
                        .param("person", departure.personId())
                        .param("type", departure.type().name())
                        .param("lastDay", departure.lastDay())
                        .param("accessEnd", Timestamp.from(departure.accessEnd()))
                        .param("zone", departure.zone().getId())
                        .param("confidential", departure.confidential())
                        .param("successor", departure.successorId())
                        .param("status", departure.status().name())
                        .param("startedBy", departure.startedBy())
                        .param("startedAt", Timestamp.from(departure.startedAt()))
                        .update()
                == 1;
    }

    Optional<DepartureCase> find(UUID id) {
        return jdbc.sql("select * from departure.departure_case where id = :id")
                .param("id", id)
                .query(CaseStore::row)
                .optional();
    }

    /** The same, locked until the transaction ends, so that two reports of one departure take turns. */
    Optional<DepartureCase> lock(UUID id) {
        return jdbc.sql("select * from departure.departure_case where id = :id for update")
                .param("id", id)
                .query(CaseStore::row)
                .optional();
    }

    /** The open case of a person, if there is one. */
    Optional<DepartureCase> open(String personId) {
        return jdbc.sql("select * from departure.departure_case where person_id = :person"
                        + " and status in ('SCHEDULED', 'CANCELLING', 'ENDED')")
                .param("person", personId)
                .query(CaseStore::row)
                .optional();
    }

    boolean empty() {
        return jdbc.sql("select not exists (select from departure.departure_case)")
                .query(Boolean.class)
                .single();
    }

    /** Changes the plan or the status; false when somebody else changed the case since this version was read. */
    boolean update(
            UUID id, int version, CaseStatus status, Instant accessEnd, LocalDate lastDay, @Nullable Instant closedAt) {
        return jdbc.sql("""
                                update departure.departure_case
                                set status = :status, access_end = :accessEnd, last_day = :lastDay, closed_at = :closedAt,
                                    version = version + 1
                                where id = :id and version = :version
                                """)
                        .param("status", status.name())
                        .param("accessEnd", Timestamp.from(accessEnd))
                        .param("lastDay", lastDay)
                        .param("closedAt", closedAt == null ? null : Timestamp.from(closedAt))
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Stores what the leaver register reported; bumps the version, so that a page opened before is stale. */
    void reported(
            UUID id,
            CaseStatus status,
            String registerState,
            Instant registerEnd,
            @Nullable Instant endedAt,
            @Nullable Instant verifiedAt,
            int attempts,
            @Nullable String lastError,
            @Nullable Long revision) {
        jdbc.sql("""
                        update departure.departure_case
                        set status = :status, register_state = :register, register_end = :end, ended_at = :endedAt,
                            verified_at = :verifiedAt, attempts = :attempts, last_error = :lastError,
                            register_revision = :revision, version = version + 1
                        where id = :id
                        """)
                .param("status", status.name())
                .param("register", registerState)
                .param("end", Timestamp.from(registerEnd))
                .param("endedAt", endedAt == null ? null : Timestamp.from(endedAt))
                .param("verifiedAt", verifiedAt == null ? null : Timestamp.from(verifiedAt))
                .param("attempts", attempts)
                .param("lastError", lastError)
                .param("revision", revision)
                .param("id", id)
                .update();
    }

    /** Stores what became of an order; bumps the version too. */
    void ordered(UUID id, CaseStatus status, @Nullable FailedOrder failure) {
        jdbc.sql("""
                        update departure.departure_case
                        set status = :status, failed_order_id = :order, failed_order_kind = :kind, failed_error = :error,
                            failed_at = :at, version = version + 1
                        where id = :id
                        """)
                .param("status", status.name())
                .param("order", failure == null ? null : failure.orderId())
                .param("kind", failure == null ? null : failure.kind().name())
                .param("error", failure == null ? null : failure.error())
                .param("at", failure == null ? null : Timestamp.from(failure.at()))
                .param("id", id)
                .update();
    }

    static DepartureCase row(ResultSet rs, int rowNumber) throws SQLException {
        return new DepartureCase(
                rs.getObject("id", UUID.class),
                rs.getString("person_id"),
                DepartureType.valueOf(rs.getString("type")),
                rs.getObject("last_day", LocalDate.class),
                rs.getTimestamp("access_end").toInstant(),
                ZoneId.of(rs.getString("zone")),
                rs.getBoolean("confidential"),
                rs.getString("successor_id"),
                CaseStatus.valueOf(rs.getString("status")),
                rs.getString("started_by"),
                rs.getTimestamp("started_at").toInstant(),
                rs.getString("register_state"),
                instant(rs, "register_end"),
                rs.getObject("register_revision", Long.class),
                instant(rs, "ended_at"),
                instant(rs, "verified_at"),
                instant(rs, "closed_at"),
                rs.getInt("attempts"),
                rs.getString("last_error"),
                failure(rs),
                rs.getInt("version"));
    }

    private static @Nullable FailedOrder failure(ResultSet rs) throws SQLException {
        UUID order = rs.getObject("failed_order_id", UUID.class);
        return order == null
                ? null
                : new FailedOrder(
                        order,
                        FailedOrder.Kind.valueOf(rs.getString("failed_order_kind")),
                        rs.getString("failed_error"),
                        rs.getTimestamp("failed_at").toInstant());
    }

    static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp value = rs.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
