package io.gatehouse.app.catalog;

import io.gatehouse.app.directory.Descriptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the catalogue tells others: what can be asked for, for how long at most, and how it is described. */
@Component
public class Offers implements Descriptions {

    private final JdbcClient sql;

    Offers(JdbcClient sql) {
        this.sql = sql;
    }

    /** Ids of what nobody can ask for. */
    public Set<String> withheld() {
        return sql.sql("select entitlement_id from catalog.entry where not requestable")
                .query(String.class)
                .set();
    }

    public Offer of(String entitlementId) {
        return sql.sql("select requestable, longest_days from catalog.entry where entitlement_id = ?")
                .param(entitlementId)
                .query(Offer.class)
                .optional()
                .orElse(Offer.OPEN);
    }

    @Override
    public Map<String, Text> of(Collection<String> entitlementIds) {
        Map<String, Text> texts = new HashMap<>();
        sql.sql("""
                        select entitlement_id, description_en, description_zh from catalog.entry
                        where entitlement_id = any(:ids)""")
                .param("ids", entitlementIds.toArray(String[]::new))
                .query((row, n) -> texts.put(
                        row.getString("entitlement_id"),
                        new Text(row.getString("description_en"), row.getString("description_zh"))))
                .list();
        return texts;
    }

    /** @param longestDays nothing for no limit */
    public record Offer(boolean requestable, @Nullable Integer longestDays) {

        /** Of what nobody said anything about. */
        static final Offer OPEN = new Offer(true, null);
    }
}
