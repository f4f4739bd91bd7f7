package io.gatehouse.app.directory;

import io.gatehouse.app.shared.Tier;
import io.gatehouse.app.shared.UnknownObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@link Directory} on the published views. */
final class DirectoryQueries implements Directory {

    private static final String PERSON = "select * from directory.published_person ";
    private static final String ENTITLEMENT = "select * from directory.published_entitlement ";
    private static final int MOST = 500;

    private final JdbcClient sql;
    private final KeycloakCopy copy;
    private final ZoneId companyZone;
    private final Descriptions descriptions;

    DirectoryQueries(JdbcClient sql, KeycloakCopy copy, ZoneId companyZone) {
        this(sql, copy, companyZone, ids -> Map.of());
    }

    DirectoryQueries(JdbcClient sql, KeycloakCopy copy, ZoneId companyZone, Descriptions descriptions) {
        this.sql = sql;
        this.copy = copy;
        this.companyZone = companyZone;
        this.descriptions = descriptions;
    }

    @Override
    public Optional<Person> person(String personId) {
        return people(sql.sql(PERSON + "where id = :id").param("id", personId)).stream()
                .findFirst();
    }

    @Override
    public Person requirePerson(String personId) {
        return person(personId).orElseThrow(() -> new UnknownObject("Person", personId));
    }

    @Override
    public Optional<Person> personByUsername(String username) {
        // Keycloak stores user names in lower case
        return people(sql.sql(PERSON + "where username = :name").param("name", username.toLowerCase(Locale.ROOT)))
                .stream()
                .findFirst();
    }

    @Override
    public List<Person> findPeople(String text, int limit) {
        List<String> words = SearchWords.of(text);
        if (words.isEmpty()) {
            return List.of();
        }
        return people(sql.sql(
                        PERSON + "p where not departed and (select a.search from directory.account a where a.id = p.id)"
                                + " like all (:words::text[]) order by family_name, given_name, username, id limit :limit")
                .param("words", words.toArray(String[]::new))
                .param("limit", Math.min(limit, MOST)));
    }

    @Override
    public List<Person> findPeopleInLine(String managerId, String text, int limit) {
        List<String> words = SearchWords.of(text);
        if (words.isEmpty()) {
            return List.of();
        }
        // union leaves out what is there already, so a circle of managers ends
        return people(sql.sql("""
                        with recursive line (id) as (
                            select :id::text
                            union
                            select p.id from line join directory.published_person p on p.manager_id = line.id)
                        select p.* from line join directory.published_person p on p.id = line.id
                        where not p.departed
                          and (select a.search from directory.account a where a.id = p.id) like all (:words::text[])
                        order by family_name, given_name, username, p.id limit :limit""")
                .param("id", managerId)
                .param("words", words.toArray(String[]::new))
                .param("limit", Math.min(limit, MOST)));
    }

    @Override
    public List<Person> reportsOf(String managerId) {
        return people(sql.sql(PERSON + "where manager_id = :id order by family_name, given_name, username, id")
                .param("id", managerId));
    }

    @Override
    public boolean isManager(String personId) {
        return sql.sql(
                        "select exists (select 1 from directory.published_person where manager_id = :id and not departed)")
                .param("id", personId)
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<Person> managersAbove(String personId) {
        return people(sql.sql("""
                        with recursive line (id, depth, seen) as (
                            select manager_id, 1, array[:id, manager_id] from directory.published_person
                            where id = :id and manager_id is not null
                            union all
                            select p.manager_id, line.depth + 1, line.seen || p.manager_id
                            from line join directory.published_person p on p.id = line.id
                            where p.manager_id is not null and p.manager_id <> all (line.seen))
                        select p.* from line join directory.published_person p on p.id = line.id order by line.depth
                        """).param("id", personId));
    }

    @Override
    public Optional<Entitlement> entitlement(String entitlementId) {
        return described(sql.sql(ENTITLEMENT + "where id = :id").param("id", entitlementId)).stream()
                .findFirst();
    }

    @Override
    public Entitlement requireEntitlement(String entitlementId) {
        return entitlement(entitlementId).orElseThrow(() -> new UnknownObject("Entitlement", entitlementId));
    }

    @Override
    public List<Entitlement> findEntitlements(String text, int limit) {
        List<String> words = SearchWords.of(text);
        if (words.isEmpty()) {
            return List.of();
        }
        return described(sql.sql(
                        ENTITLEMENT
                                + "where lower(concat_ws(' ', technical_name, system_name, system_name_zh, name_en, name_zh,"
                                + " description_en, description_zh)) like all (:words::text[]) order by tier, technical_name, id limit :limit")
                .param("words", words.toArray(String[]::new))
                .param("limit", Math.min(limit, MOST)));
    }

    @Override
    public void classified(String entitlementId, Tier tier, @Nullable String dataClass, @Nullable String ownerId) {
        sql.sql("""
                        update directory.entitlement set tier = :tier, data_class = :data_class, owner = :owner,
                            governed = governed or :tier <> 'T3', reach_tier = least(coalesce(reach_tier, :tier), :tier),
                            classified_at = clock_timestamp()
                        where id = :id""")
                .param("tier", tier.name())
                .param("data_class", dataClass)
                .param("owner", ownerId)
                .param("id", entitlementId)
                .update();
    }

    @Override
    public List<Grant> grantsOf(String personId) {
        return sql.sql("select * from directory.published_grant where person_id = :id order by entitlement_id, edge_id")
                .param("id", personId)
                .query((row, i) -> Columns.grant(row))
                .list();
    }

    @Override
    public @Nullable Instant readAt() {
        return copy.reading().readAt();
    }

    @Override
    public void refresh(String personId) {
        copy.readAccount(personId);
    }

    @Override
    public void refreshAll() {
        copy.readEverything();
    }

    private List<Entitlement> described(JdbcClient.StatementSpec query) {
        List<Entitlement> found =
                query.query((row, i) -> Columns.entitlement(row)).list();
        Map<String, Descriptions.Text> texts = found.isEmpty()
                ? Map.of()
                : descriptions.of(found.stream().map(Entitlement::id).toList());
        return found.stream().map(one -> one.described(texts.get(one.id()))).toList();
    }

    private List<Person> people(JdbcClient.StatementSpec query) {
        return query.query((row, i) -> Columns.person(row, companyZone)).list();
    }
}
