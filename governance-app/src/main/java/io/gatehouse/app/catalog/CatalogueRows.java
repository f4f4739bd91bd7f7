package io.gatehouse.app.catalog;

import io.gatehouse.app.catalog.model.DataClass;
import io.gatehouse.app.catalog.model.Seen;
import io.gatehouse.app.catalog.model.Statement;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.directory.SearchWords;
import io.gatehouse.app.shared.Tier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the directory knows of entitlements and what is said of them here, together; searched and paged by the database. */
@Component
class CatalogueRows {

    private static final String SELECT =
            """
            select e.*, k.owner_id as said_owner, coalesce(c.version, 0) as version,
                coalesce(c.requestable, true) as requestable, c.longest_days,
                coalesce(c.description_en, e.description_en, '') as says_en,
                coalesce(c.description_zh, e.description_zh, '') as says_zh,
                %s as lacks_tier, %s as lacks_owner, %s as lacks_description
            """.formatted(Missing.TIER.condition(), Missing.OWNER.condition(), Missing.DESCRIPTION.condition());
    private static final String FROM = """
            from directory.published_entitlement e
            join directory.published_classification k on k.id = e.id
            left join catalog.entry c on c.entitlement_id = e.id
            left join directory.published_person o on o.id = e.owner_id
            """;
    private static final String FITS = """
            where (:system::text is null or e.system_id = :system) and (:kind::text is null or e.kind = :kind)
              and (:tier::text is null or e.tier = :tier)
              and lower(concat_ws(' ', e.technical_name, e.system_name, e.system_name_zh, e.name_en, e.name_zh,
                    coalesce(c.description_en, e.description_en), coalesce(c.description_zh, e.description_zh)))
                  like all (:words::text[])
            """;
    private static final String ORDER = " order by e.tier, e.technical_name, e.id";

    private final JdbcClient sql;
    private final Directory directory;

    CatalogueRows(JdbcClient sql, Directory directory) {
        this.sql = sql;
        this.directory = directory;
    }

    CataloguePage find(CatalogueQuery query) {
        String fits = FROM
                + FITS
                + (query.missing() == null ? "" : " and " + query.missing().condition());
        Map<String, @Nullable Object> values = values(query);
        long total = sql.sql("select count(*) " + fits)
                .params(values)
                .query(Long.class)
                .single();
        List<CatalogueRow> rows = read(sql.sql(SELECT + fits + ORDER + " limit :size offset :offset")
                .params(values)
                .param("size", CataloguePage.SIZE)
                .param("offset", (long) query.number() * CataloguePage.SIZE));
        return new CataloguePage(rows, total, query.number());
    }

    List<CatalogueRow> all() {
        return read(sql.sql(SELECT + FROM + ORDER));
    }

    Optional<CatalogueRow> find(String entitlementId) {
        return Optional.ofNullable(of(List.of(entitlementId)).get(entitlementId));
    }

    /** By id; what nobody has is not among them. */
    Map<String, CatalogueRow> of(Collection<String> entitlementIds) {
        return read(sql.sql(SELECT + FROM + " where e.id = any(:ids)")
                        .param("ids", entitlementIds.toArray(String[]::new)))
                .stream()
                .collect(Collectors.toMap(CatalogueRow::id, Function.identity()));
    }

    Completeness completeness() {
        String lacking = "count(*) filter (where %s)";
        return sql.sql("select count(*) as governed, count(*) filter (where not (%s or %s or %s)) as complete, "
                                .formatted(
                                        Missing.TIER.condition(),
                                        Missing.OWNER.condition(),
                                        Missing.DESCRIPTION.condition())
                        + lacking.formatted(Missing.TIER.condition()) + " as tier, "
                        + lacking.formatted(Missing.OWNER.condition()) + " as owner, "
                        + lacking.formatted(Missing.DESCRIPTION.condition()) + " as description "
                        + FROM + " where e.governed")
                .query((row, n) -> new Completeness(
                        row.getLong("governed"),
                        row.getLong("complete"),
                        Map.of(
                                Missing.TIER, row.getLong("tier"),
                                Missing.OWNER, row.getLong("owner"),
                                Missing.DESCRIPTION, row.getLong("description"))))
                .single();
    }

    private static Map<String, @Nullable Object> values(CatalogueQuery query) {
        Map<String, @Nullable Object> values = new HashMap<>();
        String system = query.system();
        values.put("system", system == null || system.isEmpty() ? null : system);
        values.put("kind", query.kind() == null ? null : query.kind().name());
        values.put("tier", query.tier() == null ? null : query.tier().name());
        values.put("words", SearchWords.of(query.text()).toArray(String[]::new));
        return values;
    }

    private List<CatalogueRow> read(JdbcClient.StatementSpec query) {
        Map<String, Optional<Person>> owners = new HashMap<>();
        return query.query((row, n) -> row(row, owners)).list();
    }

    private CatalogueRow row(ResultSet row, Map<String, Optional<Person>> owners) throws SQLException {
        String owner = row.getString("owner_id");
        Tier tier = Tier.valueOf(row.getString("tier"));
        DataClass dataClass = DataClass.of(row.getString("data_class"));
        int days = row.getInt("longest_days");
        Statement says = new Statement(
                tier,
                dataClass,
                owner,
                row.getString("says_en"),
                row.getString("says_zh"),
                row.getBoolean("requestable"),
                days == 0 ? null : days);
        Seen seen = new Seen(row.getLong("version"), tier, dataClass, row.getString("said_owner"));
        Person person = owner == null
                ? null
                : owners.computeIfAbsent(owner, directory::person).orElse(null);
        return new CatalogueRow(entitlement(row, tier, says), says, seen, person, missing(row));
    }

    private static Entitlement entitlement(ResultSet row, Tier tier, Statement says) throws SQLException {
        return new Entitlement(
                row.getString("id"),
                Entitlement.Kind.valueOf(row.getString("kind")),
                row.getString("technical_name"),
                row.getString("system_id"),
                row.getString("system_name"),
                row.getString("system_name_zh"),
                tier,
                row.getBoolean("governed"),
                row.getString("data_class"),
                row.getString("owner_id"),
                row.getString("name_en"),
                row.getString("name_zh"),
                says.descriptionEn(),
                says.descriptionZh(),
                row.getString("closure_hash"));
    }

    private static Set<Missing> missing(ResultSet row) throws SQLException {
        Set<Missing> missing = EnumSet.noneOf(Missing.class);
        for (Missing what : Missing.values()) {
            if (row.getBoolean("lacks_" + what.name().toLowerCase(Locale.ROOT))) {
                missing.add(what);
            }
        }
        return missing;
    }
}
