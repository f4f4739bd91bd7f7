package io.gatehouse.app.fulfillment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code fulfillment.fulfillment_order} as records. */
final class OrderColumns {

    private OrderColumns() {}

    static FulfillmentOrder order(ResultSet row) throws SQLException {
        FulfillmentOrder.Status status = FulfillmentOrder.Status.valueOf(row.getString("status"));
        boolean open = status == FulfillmentOrder.Status.PENDING || status == FulfillmentOrder.Status.APPLIED;
        return new FulfillmentOrder(
                row.getObject("order_id", UUID.class),
                row.getString("kind"),
                status,
                new Origin(row.getString("origin_module"), row.getString("origin_type"), row.getString("origin_id")),
                row.getString("subject_id"),
                row.getString("entitlement_id"),
                due(row, "placed_at"),
                due(row, "not_before"),
                row.getInt("attempts"),
                open ? instant(row, "next_try") : null,
                instant(row, "applied_at"),
                instant(row, "verified_at"),
                row.getString("last_error"),
                row.getString("audit_hash"));
    }

    static OrderRow claimed(ResultSet row) throws SQLException {
        return new OrderRow(order(row), row.getString("payload"), row.getObject("lease", UUID.class));
    }

    private static Instant due(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instant(row, column), column);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
