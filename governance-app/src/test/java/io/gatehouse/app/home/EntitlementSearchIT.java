package io.gatehouse.app.home;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The search finds entitlements in both languages, also by their system, and leads to asking for them. */
class EntitlementSearchIT extends AppIT {

    @Autowired
    private MockMvc browser;

    @Autowired
    private JdbcClient sql;

    @BeforeEach
    void anEntitlement() {
        sql.sql("delete from directory.entitlement where id = 'es-release'").update();
        sql.sql("delete from directory.client where id = 'es-vault'").update();
        sql.sql("""
                        insert into directory.client (id, client_id, name, attributes)
                        values ('es-vault', 'vault', 'Vault', '{"gatehouse.name.zh-CN": "金库系统"}')""").update();
        sql.sql("""
                        insert into directory.entitlement (id, kind, name, client_id, governed, closure_hash, attributes)
                        values ('es-release', 'CLIENT_ROLE', 'open-door', 'es-vault', true, 'h',
                            '{"gatehouse.name.en": "Open the vault", "gatehouse.name.zh-CN": "打开金库"}')""").update();
    }

    @Test
    void everybodyFindsWhatTheyMayAskFor() throws Exception {
        finds("open the vau", "en", "Open the vault");
        finds("open-door", "zh-CN", "打开金库");
        finds("金库系统", "zh-CN", "打开金库");
        browser.perform(get("/search").param("q", "no such vault").with(SignedInAs.person("es-nobody", "Nobody")))
                .andExpect(content().string(not(containsString("found-entitlements"))));
    }

    @Test
    void theFormThatItLeadsToHasItChosen() throws Exception {
        browser.perform(get("/changes/new?entitlement=es-release").with(SignedInAs.person("es-nobody", "Nobody")))
                .andExpect(content()
                        .string(allOf(containsString("chosen-entitlement"), containsString("vault/open-door"))));
    }

    private void finds(String text, String language, String name) throws Exception {
        browser.perform(get("/search")
                        .param("q", text)
                        .header("HX-Request", "true")
                        .header("Accept-Language", language)
                        .with(SignedInAs.person("es-nobody", "Nobody")))
                .andExpect(content()
                        .string(allOf(
                                containsString("found-entitlements"),
                                containsString("/changes/new?entitlement=es-release"),
                                containsString(">" + name + "<"),
                                not(containsString("??")))));
    }
}
