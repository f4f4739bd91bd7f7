package io.gatehouse.app.catalog;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.keycloak.FakeExtension;
import io.gatehouse.app.keycloak.KeycloakInMemory;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole app with a small catalogue: {@code ca-pay} is T1 and complete, {@code ca-mix} leads to it and lacks everything,
 * {@code ca-read} is ordinary.
 */
@Import(KeycloakInMemory.class)
abstract class CatalogueIT extends AppIT {

    static final Actor ADMIN = new Actor("ca-admin", "ca-admin", Set.of(AppRole.ADMINISTRATOR));
    static final Actor AUDITOR = new Actor("ca-auditor", "ca-auditor", Set.of(AppRole.AUDITOR));

    @Autowired
    JdbcClient sql;

    @Autowired
    FakeExtension extension;

    @Autowired
    Catalogue catalogue;

    @Autowired
    CatalogueEdits edits;

    /** The number of the youngest entry of the trail before the test. */
    private long before;

    @BeforeEach
    void settle() {
        before = sql.sql("select coalesce(max(seq), 0) from audit.entry")
                .query(Long.class)
                .single();
        extension.refusals.clear();
        extension.classified.clear();
        extension.away = false;
        sql.sql("delete from catalog.entry where entitlement_id like 'ca-%'").update();
        sql.sql("delete from directory.entitlement where id like 'ca-%'").update();
        sql.sql("delete from directory.client where id like 'ca-%'").update();
        sql.sql("delete from directory.account where id like 'ca-%'").update();
        for (String person : new String[] {"ca-admin", "ca-auditor", "ca-owner", "ca-other"}) {
            person(person, true);
        }
        person("ca-gone", false);
        sql.sql("""
                        insert into directory.client (id, client_id, name, attributes)
                        values ('ca-system', 'ca-till', 'Till of the catalogue', '{"gatehouse.name.zh-CN": "目录收银台"}')""").update();
        role("ca-pay", "pay", "T1", true, "ca-owner", "Pay out", "付款", "Releases payments.", "放行付款。");
        role("ca-mix", "mix", "T3", true, null, "Everything at the till", "收银台全部", null, null);
        role("ca-read", "read", "T3", false, null, "Look at the till", "查看收银台", null, null);
    }

    private void person(String id, boolean enabled) {
        sql.sql("""
                        insert into directory.account (id, username, first_name, last_name, enabled, departed, attributes)
                        values (:id, :id, :id, 'Test', :enabled, false, jsonb_build_object('employeeNumber', :id::text))""").param("id", id).param("enabled", enabled).update();
    }

    private void role(
            String id,
            String name,
            String tier,
            boolean governed,
            @Nullable String owner,
            String en,
            String zh,
            @Nullable String descriptionEn,
            @Nullable String descriptionZh) {
        sql.sql("""
                        insert into directory.entitlement (id, kind, name, client_id, tier, governed, owner, closure_hash,
                            attributes)
                        values (:id, 'CLIENT_ROLE', :name, 'ca-system', :tier, :governed, :owner, 'hash',
                            jsonb_strip_nulls(jsonb_build_object('gatehouse.name.en', :en::text,
                                'gatehouse.name.zh-CN', :zh::text, 'gatehouse.description.en', :den::text,
                                'gatehouse.description.zh-CN', :dzh::text)))""")
                .param("id", id)
                .param("name", name)
                .param("tier", tier)
                .param("governed", governed)
                .param("owner", owner)
                .param("en", en)
                .param("zh", zh)
                .param("den", descriptionEn)
                .param("dzh", descriptionZh)
                .update();
    }

    /** What was recorded since of that kind, about an object. */
    List<String> recorded(String type, String id) {
        return sql.sql("select content from audit.entry where seq > ? and type = ? and content like ? order by seq")
                .params(before, type, "%\"id\":\"" + id + "\"%")
                .query(String.class)
                .list();
    }

    static CatalogueQuery search(String text) {
        return new CatalogueQuery(text, null, null, null, null, null);
    }
}
