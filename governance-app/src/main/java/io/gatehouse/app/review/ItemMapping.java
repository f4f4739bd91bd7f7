package io.gatehouse.app.review;

import io.gatehouse.app.review.model.Decision;
import io.gatehouse.app.review.model.ItemStatus;
import io.gatehouse.app.review.model.ReasonCode;
import io.gatehouse.app.review.model.Resolution;
import io.gatehouse.app.review.model.ReviewItem;
import io.gatehouse.app.review.model.Revocation;
import io.gatehouse.app.review.model.Verb;
import io.gatehouse.app.shared.Tier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code review.item} as Java. */
final class ItemMapping {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ItemMapping() {}

    static ReviewItem item(ResultSet row, int number) throws SQLException {
        return new ReviewItem(
                row.getObject("id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getLong("version"),
                row.getString("person_id"),
                row.getString("entitlement_id"),
                Tier.valueOf(row.getString("tier")),
                row.getString("reviewer_id"),
                ItemStatus.valueOf(row.getString("status")),
                decision(row),
                revocation(row),
                row.getString("resolution") == null ? null : Resolution.valueOf(row.getString("resolution")));
    }

    static ItemView view(ResultSet row, int number) throws SQLException {
        return new ItemView(item(row, number), facts(row));
    }

    private static ItemFacts facts(ResultSet row) throws SQLException {
        return new ItemFacts(
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("display_name"),
                row.getString("job_title"),
                row.getString("department"),
                row.getString("kind"),
                row.getString("technical_name"),
                row.getString("system_name"),
                row.getString("system_name_zh"),
                row.getString("name_en"),
                row.getString("name_zh"),
                row.getString("description_en"),
                row.getString("description_zh"),
                Tier.valueOf(row.getString("tier")),
                row.getString("via"),
                paths(row.getString("paths"), instant(row, "granted_at")),
                row.getBoolean("direct"),
                instant(row, "granted_at"),
                instant(row, "valid_until"),
                row.getBoolean("is_new"));
    }

    /** @param earliest of all paths; it stands for the only path of an item that was written without a date for each */
    private static List<ItemFacts.Path> paths(String json, @Nullable Instant earliest) {
        List<ItemFacts.Path> paths = new ArrayList<>();
        JsonNode all = JSON.readTree(json);
        for (JsonNode path : all) {
            List<String> ids = new ArrayList<>();
            path.path("path").forEach(id -> ids.add(id.asString()));
            JsonNode origin = path.path("origin");
            JsonNode granted = path.path("grantedAt");
            Instant only = all.size() == 1 && !path.has("grantedAt") ? earliest : null;
            paths.add(new ItemFacts.Path(
                    ids,
                    origin.isString() ? origin.asString() : null,
                    granted.isString()
                            ? OffsetDateTime.parse(granted.asString()).toInstant()
                            : only));
        }
        return paths;
    }

    private static @Nullable Decision decision(ResultSet row) throws SQLException {
        String verb = row.getString("verb");
        Instant at = instant(row, "decided_at");
        if (verb == null || at == null) {
            return null;
        }
        String code = row.getString("reason_code");
        return new Decision(
                Verb.valueOf(verb),
                code == null ? null : ReasonCode.valueOf(code),
                row.getString("reason"),
                row.getString("decided_by"),
                at);
    }

    private static @Nullable Revocation revocation(ResultSet row) throws SQLException {
        UUID order = row.getObject("order_id", UUID.class);
        Instant runAt = instant(row, "run_at");
        return order == null || runAt == null
                ? null
                : new Revocation(order, runAt, instant(row, "gone_at"), row.getString("failure"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
