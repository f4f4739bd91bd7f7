package io.gatehouse.app.directory;

import io.gatehouse.app.shared.Tier;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the published views as records. */
final class Columns {

    private Columns() {}

    static Person person(ResultSet row, ZoneId companyZone) throws SQLException {
        return new Person(
                row.getString("id"),
                row.getString("username"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("display_name"),
                row.getString("email"),
                row.getString("employee_number"),
                row.getString("department"),
                row.getString("job_title"),
                row.getString("work_location"),
                zone(row.getString("zone"), companyZone),
                row.getString("manager_id"),
                row.getString("locale"),
                row.getBoolean("external"),
                row.getBoolean("enabled"),
                row.getBoolean("departed"),
                instant(row, "access_end"));
    }

    static Entitlement entitlement(ResultSet row) throws SQLException {
        return new Entitlement(
                row.getString("id"),
                Entitlement.Kind.valueOf(row.getString("kind")),
                row.getString("technical_name"),
                row.getString("system_id"),
                row.getString("system_name"),
                row.getString("system_name_zh"),
                Tier.valueOf(row.getString("tier")),
                row.getBoolean("governed"),
                row.getString("data_class"),
                row.getString("owner_id"),
                row.getString("name_en"),
                row.getString("name_zh"),
                row.getString("description_en"),
                row.getString("description_zh"),
                row.getString("closure_hash"));
    }

    static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                row.getString("person_id"),
                row.getString("entitlement_id"),
                row.getBoolean("direct"),
                row.getString("edge_id"),
                texts(row.getArray("path")),
                row.getString("ledger_id"),
                row.getString("origin"),
                instant(row, "granted_at"),
                instant(row, "valid_until"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    /** The company's zone where the account says none, or one that does not exist. */
    private static ZoneId zone(@Nullable String id, ZoneId companyZone) {
        if (id == null || id.isBlank()) {
            return companyZone;
        }
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return companyZone;
        }
    }
}
