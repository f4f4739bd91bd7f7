package io.gatehouse.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Tier;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The list and the form in it, in both languages, for the right and the wrong people. */
class CataloguePagesIT extends CatalogueIT {

    @Autowired
    private MockMvc browser;

    @AfterEach
    void theManyGo() {
        sql.sql("delete from directory.entitlement where id like 'ca-many-%'").update();
    }

    @Test
    void theListSaysInBothLanguagesWhatThereIsAndWhatIsMissing() throws Exception {
        show("en", "/catalog?q=ca-till")
                .andExpect(content()
                        .string(allOf(
                                containsString("Pay out"),
                                containsString("ca-till/pay"),
                                containsString("T1 · sensitive"),
                                containsString("Releases payments."),
                                containsString("ca-owner"),
                                containsString("No tier of its own"),
                                containsString("Description missing"),
                                containsString("data-testid=\"completeness\""))));
        show("zh-CN", "/catalog?q=" + "目录收银台")
                .andExpect(content().string(allOf(containsString("付款"), containsString("没有权限负责人"))));
        show("en", "/catalog?q=no-such-thing").andExpect(content().string(containsString("Nothing matches")));
        show("zh-CN", "/catalog?system=ca-system&kind=CLIENT_ROLE&tier=T1&missing=&page=")
                .andExpect(content().string(allOf(containsString("ca-till/pay"), not(containsString("ca-till/mix")))));
        show("en", "/catalog?q=ca-till&missing=OWNER")
                .andExpect(content()
                        .string(allOf(
                                containsString("ca-till/mix"),
                                not(containsString("ca-till/pay")),
                                not(containsString("ca-till/read")))));
    }

    @Test
    void theMeterCountsWhatIsGovernedAndComplete() {
        Completeness before = catalogue.completeness();
        sql.sql(
                        "update directory.entitlement set tier = 'T2', owner = 'ca-other', attributes = attributes ||"
                                + " '{\"gatehouse.description.en\": \"x\", \"gatehouse.description.zh-CN\": \"y\"}' where id = 'ca-mix'")
                .update();
        Completeness after = catalogue.completeness();
        assertThat(after.governed()).isEqualTo(before.governed());
        assertThat(after.complete()).isEqualTo(before.complete() + 1);
        for (Missing what : Missing.values()) {
            assertThat(after.lack(what)).as(what.name()).isEqualTo(before.lack(what) - 1);
        }
        sql.sql("update directory.account set enabled = false where id = 'ca-other'")
                .update();
        assertThat(catalogue.completeness().lack(Missing.OWNER)).isEqualTo(before.lack(Missing.OWNER));
    }

    @Test
    void twoThousandRolesComeInPages() throws Exception {
        sql.sql("""
                        insert into directory.entitlement (id, kind, name, governed, closure_hash, attributes)
                        select 'ca-many-' || i, 'REALM_ROLE', 'many-' || lpad(i::text, 4, '0'), false, 'h', '{}'
                        from generate_series(1, 2000) i""").update();
        show("en", "/catalog?q=many-")
                .andExpect(content()
                        .string(allOf(
                                containsString("Page 1 of 40"),
                                containsString("many-0001"),
                                containsString("many-0050"),
                                not(containsString("many-0051")),
                                containsString("/catalog?q=many-&amp;page=1"))));
        show("en", "/catalog?q=many-&page=39").andExpect(content().string(containsString("many-2000")));
        show("en", "/catalog?q=many-&page=77").andExpect(content().string(containsString("Nothing matches")));
    }

    @Test
    void theFormStandsInItsRowAndSaves() throws Exception {
        String page = show("en", "/catalog?q=ca-till%20%25%26&edit=ca-mix")
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("action=\"/catalog/ca-mix?q=ca-till%20%25%26\"");
        String form = show("zh-CN", "/catalog?q=ca-till&edit=ca-mix")
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(form).contains("data-testid=\"entry\"", "action=\"/catalog/ca-mix?q=ca-till\"", "最长期限（天）");
        save(
                        "ca-mix?q=ca-till",
                        "seen",
                        seen(form),
                        "setTier",
                        "T2",
                        "setDataClass",
                        "",
                        "owner",
                        "ca-owner",
                        "descriptionEn",
                        "One",
                        "descriptionZh",
                        "一",
                        "requestable",
                        "yes",
                        "longestDays",
                        "90")
                .andExpect(redirectedUrl("/catalog?q=ca-till#row-ca-mix"));
        assertThat(catalogue.require("ca-mix").missing()).isEmpty();
        assertThat(catalogue.require("ca-mix").says().longestDays()).isEqualTo(90);
        show("en", "/catalog?q=ca-till").andExpect(content().string(containsString("at most 90 days")));
    }

    @Test
    void loweringIsRefusedInASentenceAndKeepsWhatWasTyped() throws Exception {
        extension.refusals.put("classify", "lowering_needs_approval");
        String seen = catalogue.require("ca-pay").seen().token();
        save("ca-pay?q=ca-till", "seen", seen, "setTier", "T3", "descriptionEn", "typed so far")
                .andExpect(status().isForbidden())
                .andExpect(content()
                        .string(allOf(
                                containsString("A tier is not lowered here"),
                                containsString("typed so far"),
                                containsString("This was not stored"))));
        assertThat(catalogue.require("ca-pay").says().tier()).isEqualTo(Tier.T1);
        save("ca-pay", "seen", seen, "owner", "nobody").andExpect(status().isBadRequest());
        save("ca-pay", "seen", "made up").andExpect(status().isBadRequest());
        save("ca-none", "seen", seen).andExpect(status().isNotFound());
        extension.refusals.clear();
        extension.away = true;
        save("ca-pay", "seen", seen, "setTier", "T0", "descriptionEn", "typed so far")
                .andExpect(status().isServiceUnavailable())
                .andExpect(content().string(allOf(containsString("Send it again"), containsString("typed so far"))));
    }

    @Test
    void whoComesTooLateSeesWhatItSaysNowBesideWhatWasTyped() throws Exception {
        String seen = catalogue.require("ca-pay").seen().token();
        save("ca-pay", "seen", seen, "longestDays", "30").andExpect(status().is3xxRedirection());
        String late = save("ca-pay", "seen", seen, "longestDays", "90", "descriptionEn", "my words")
                .andExpect(status().isConflict())
                .andExpect(content()
                        .string(allOf(
                                containsString("Somebody was quicker"),
                                containsString("my words"),
                                containsString("data-testid=\"now\""),
                                containsString("value=\"90\""))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(catalogue.require("ca-pay").says().longestDays()).isEqualTo(30);
        save("ca-pay", "seen", seen(late), "longestDays", "90").andExpect(status().is3xxRedirection());
        assertThat(catalogue.require("ca-pay").says().longestDays()).isEqualTo(90);
    }

    @Test
    void auditorsReadAndOthersAreTurnedAway() throws Exception {
        browser.perform(get("/catalog?q=ca-till&edit=ca-pay").with(SignedInAs.roles(AppRole.AUDITOR)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("ca-till/pay"),
                                not(containsString("data-testid=\"entry\"")),
                                not(containsString("/catalog?q=ca-till&amp;edit=ca-mix")),
                                not(containsString("data-testid=\"import\"")))));
        browser.perform(post("/catalog/ca-pay").with(csrf()).with(SignedInAs.roles(AppRole.AUDITOR)))
                .andExpect(status().isForbidden());
        for (String path : List.of("/catalog", "/catalog/export.csv", "/catalog/import")) {
            browser.perform(get(path).with(SignedInAs.roles(AppRole.HR, AppRole.APPROVER, AppRole.CAMPAIGN_OWNER)))
                    .andExpect(status().isForbidden());
        }
    }

    private ResultActions show(String language, String path) throws Exception {
        return browser.perform(get(URI.create(path))
                        .with(SignedInAs.person("ca-admin", "ca-admin", AppRole.ADMINISTRATOR))
                        .header("Accept-Language", language))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("??"))));
    }

    private ResultActions save(String path, String... fields) throws Exception {
        MockHttpServletRequestBuilder request = post("/catalog/" + path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .with(SignedInAs.person("ca-admin", "ca-admin", AppRole.ADMINISTRATOR))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return browser.perform(request);
    }

    private static String seen(String page) {
        var found = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
