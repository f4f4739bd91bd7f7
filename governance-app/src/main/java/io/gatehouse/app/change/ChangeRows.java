package io.gatehouse.app.change;

import io.gatehouse.app.change.model.Approval;
import io.gatehouse.app.change.model.Ask;
import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.change.model.Delivery;
import io.gatehouse.app.change.model.Ending;
import io.gatehouse.app.change.model.Operation;
import io.gatehouse.app.change.model.Terms;
import io.gatehouse.app.shared.Tier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Between {@link ChangeRequest} and its row. */
final class ChangeRows {

    private ChangeRows() {}

    static ChangeRequest read(ResultSet row, List<Approval> approvals) throws SQLException {
        return new ChangeRequest(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getLong("version"),
                ChangeStatus.valueOf(row.getString("status")),
                row.getString("requester_id"),
                new Ask(
                        Operation.valueOf(row.getString("operation")),
                        row.getString("source_id"),
                        row.getString("target_id"),
                        row.getString("reason"),
                        row.getString("ticket"),
                        row.getObject("days", Integer.class),
                        row.getString("act")),
                row.getString("captured_for") != null,
                required(row, "created_at"),
                instant(row, "submitted_at"),
                terms(row),
                approvals,
                ending(row),
                delivery(row));
    }

    static Approval approval(ResultSet row) throws SQLException {
        return new Approval(
                row.getString("approver_id"),
                required(row, "at"),
                row.getString("acr"),
                row.getString("reason"),
                row.getBoolean("as_approver"),
                row.getBoolean("as_owner"));
    }

    private static @Nullable Terms terms(ResultSet row) throws SQLException {
        String closure = row.getString("closure_hash");
        return closure == null
                ? null
                : new Terms(closure, Tier.valueOf(row.getString("tier")), row.getInt("policy_version"));
    }

    private static @Nullable Ending ending(ResultSet row) throws SQLException {
        String by = row.getString("ended_by");
        return by == null ? null : new Ending(by, required(row, "ended_at"), row.getString("end_reason"));
    }

    private static @Nullable Delivery delivery(ResultSet row) throws SQLException {
        String state = row.getString("delivery");
        return state == null
                ? null
                : new Delivery(
                        row.getObject("order_id", UUID.class),
                        Delivery.State.valueOf(state),
                        required(row, "ordered_at"),
                        instant(row, "valid_until"),
                        instant(row, "verified_at"),
                        row.getString("fault"),
                        row.getString("audit_hash"));
    }

    static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static ChangeRequest withNumber(ChangeRequest r, long number) {
        return new ChangeRequest(
                r.id(),
                number,
                r.version(),
                r.status(),
                r.requesterId(),
                r.ask(),
                r.captured(),
                r.createdAt(),
                r.submittedAt(),
                r.terms(),
                r.approvals(),
                r.ending(),
                r.delivery());
    }

    static Map<String, @Nullable Object> values(ChangeRequest request) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", request.id());
        values.put("version", request.version());
        values.put("status", request.status().name());
        values.put("requester", request.requesterId());
        values.put("operation", request.ask().operation().name());
        values.put("source", request.ask().sourceId());
        values.put("target", request.ask().targetId());
        values.put("reason", request.ask().reason());
        values.put("ticket", request.ask().ticket());
        values.put("days", request.ask().days());
        values.put("act", request.ask().act());
        values.put("created", utc(request.createdAt()));
        values.put("submitted", utc(request.submittedAt()));
        Terms terms = request.terms();
        values.put("closure", terms == null ? null : terms.closureHash());
        values.put("tier", terms == null ? null : terms.tier().name());
        values.put("policy", terms == null ? null : terms.policyVersion());
        Ending ending = request.ending();
        values.put("endedBy", ending == null ? null : ending.actorId());
        values.put("endedAt", ending == null ? null : utc(ending.at()));
        values.put("endReason", ending == null ? null : ending.reason());
        Delivery order = request.delivery();
        values.put("order", order == null ? null : order.orderId());
        values.put("delivery", order == null ? null : order.state().name());
        values.put("orderedAt", order == null ? null : utc(order.orderedAt()));
        values.put("validUntil", order == null ? null : utc(order.validUntil()));
        values.put("verifiedAt", order == null ? null : utc(order.verifiedAt()));
        values.put("fault", order == null ? null : order.fault());
        values.put("auditHash", order == null ? null : order.auditHash());
        return values;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
