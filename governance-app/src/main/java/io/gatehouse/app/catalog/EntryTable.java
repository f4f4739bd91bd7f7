package io.gatehouse.app.catalog;

import io.gatehouse.app.catalog.CatalogueEdits.Change;
import io.gatehouse.app.catalog.model.Statement;
import io.gatehouse.app.shared.Actor;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that are ours. */
@Component
class EntryTable {

    private final JdbcClient sql;

    EntryTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** A description is kept here from the first time that it differs from Keycloak's attribute. */
    void write(Actor actor, Change change, Instant at) {
        Statement before = change.row().says();
        Statement wanted = change.wanted();
        sql.sql("""
                        insert into catalog.entry as e (entitlement_id, version, description_en, description_zh, requestable,
                            longest_days, changed_by, changed_at)
                        values (:id, 1, :en, :zh, :requestable, :days, :by, :at)
                        on conflict (entitlement_id) do update set version = e.version + 1,
                            description_en = coalesce(excluded.description_en, e.description_en),
                            description_zh = coalesce(excluded.description_zh, e.description_zh),
                            requestable = excluded.requestable, longest_days = excluded.longest_days,
                            changed_by = excluded.changed_by, changed_at = excluded.changed_at""")
                .param("id", change.row().id())
                .param("en", changed(before.descriptionEn(), wanted.descriptionEn()))
                .param("zh", changed(before.descriptionZh(), wanted.descriptionZh()))
                .param("requestable", wanted.requestable())
                .param("days", wanted.longestDays())
                .param("by", actor.id())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable String changed(String before, String wanted) {
        return before.equals(wanted) ? null : wanted;
    }
}
