package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.keycloak.DepartureOrder;
import io.gatehouse.app.keycloak.OutboxEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** S12 in the whole app, whose Keycloak is away. */
class FulfillmentPagesIT extends AppIT {

    /** Technical text stands behind its word, and nowhere else. */
    private static final String BEHIND_A_WORD = "(?s).*技术信息</summary>\\s*<ul[^>]*>\\s*<li><code>grant.ended</code></li>"
            + "\\s*<li><code>IllegalStateException: as the test wants it</code></li>.*";

    @Autowired
    private MockMvc browser;

    @Autowired
    private FulfillmentOrders orders;

    @Autowired
    private SetAsideTable setAside;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private MessageSource messages;

    @Test
    void administratorsSeeWhatFailedInTheirLanguageAndTryItAgain() throws Exception {
        placeFailed(Desk.grant("wang-" + UUID.randomUUID(), "payer"), "closure_changed");
        browser.perform(get("/fulfillment").with(someone("administrator", "en")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("has changed since it was approved")))
                .andExpect(content().string(containsString("Grant payer to wang-")))
                .andExpect(content().string(not(containsString("??"))));
        browser.perform(get("/fulfillment").with(someone("approver", "zh-CN")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("审批之后权限所含内容已变化")))
                .andExpect(content().string(not(containsString("??"))));
        browser.perform(get("/").with(someone("administrator", "en")))
                .andExpect(content().string(containsString("could not be carried out in Keycloak")));

        UUID id = placeFailed(Desk.revocation("wang-" + UUID.randomUUID(), "payer"), "malformed");
        browser.perform(post("/fulfillment/" + id + "/retry")
                        .with(someone("administrator", "en"))
                        .with(csrf()))
                .andExpect(redirectedUrl("/fulfillment"));
        assertThat(orders.find(id).orElseThrow().status()).isEqualTo(FulfillmentOrder.Status.PENDING);
    }

    @Test
    void whatIsWidenedHasAName() throws Exception {
        sql.sql("insert into directory.entitlement (id, kind, name, path, tier, governed, closure_hash, attributes)"
                        + " values ('ff-group', 'GROUP', 'finance', '/finance', null, false, 'hash',"
                        + " '{\"gatehouse.name.en\": \"Finance team\", \"gatehouse.name.zh-CN\": \"财务组\"}')")
                .update();
        placeFailed(Desk.grant("ff-group", "act:credential"), "closure_changed");
        browser.perform(get("/fulfillment").with(someone("administrator", "en")))
                .andExpect(content().string(containsString("Set or take away a password or another credential")))
                .andExpect(content().string(containsString("Finance team")));
        browser.perform(get("/fulfillment").with(someone("administrator", "zh-CN")))
                .andExpect(content().string(containsString("财务组")));
    }

    @Test
    void administratorsSeeWhichEventsWereSetAsideAndTryThemAgain() throws Exception {
        String person = "wang-" + UUID.randomUUID();
        String leaver = "leaver-" + UUID.randomUUID();
        String grant = setAside("grant.ended", person, "IllegalStateException: as the test wants it");
        String departure = setAside("departure.ended", leaver, "as the test wants it");
        try {
            browser.perform(get("/fulfillment").with(someone("administrator", "en")))
                    .andExpect(content().string(containsString("could not be taken in")))
                    .andExpect(content().string(containsString(person)))
                    .andExpect(content().string(containsString("Grant removed outside Gatehouse")))
                    .andExpect(content().string(containsString("It could not be read or stored.")))
                    .andExpect(content().string(not(containsString(leaver))))
                    .andExpect(content().string(not(containsString("??"))));
            browser.perform(get("/fulfillment").with(someone("approver", "zh-CN")))
                    .andExpect(content().string(containsString("未能接收的 Keycloak 事件")))
                    .andExpect(content().string(containsString("无法读取或保存此事件")))
                    .andExpect(content().string(matchesRegex(BEHIND_A_WORD)))
                    .andExpect(content().string(not(containsString("??"))));
            browser.perform(get("/").with(someone("administrator", "en")))
                    .andExpect(content().string(containsString("2 events from Keycloak could not be taken in")));
            browser.perform(post("/fulfillment/events/" + grant + "/retry")
                            .with(someone("hr", "en"))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
            browser.perform(post("/fulfillment/events/" + grant + "/retry")
                            .with(someone("administrator", "en"))
                            .with(csrf()))
                    .andExpect(redirectedUrl("/fulfillment"));
            browser.perform(post("/fulfillment/events/nobody-has-this/retry")
                            .with(someone("administrator", "en"))
                            .with(csrf()))
                    .andExpect(status().isNotFound());
        } finally {
            setAside.remove(grant);
            setAside.remove(departure);
        }
    }

    /** In one transaction: the app's own job must not try it before its pause is made long. */
    private String setAside(String type, String subject, String reason) {
        String id = UUID.randomUUID().toString();
        OutboxEntry event = OutboxEntry.read("""
                {"id":"%s","type":"%s","realmId":"realm","at":"2026-11-24T10:00:00Z","auditSeq":1,"auditHash":"h",
                "auditPrevious":"p","actor":null,"subject":"%s","data":{}}
                """.formatted(id, type, subject), 1);
        transaction.executeWithoutResult(status -> {
            setAside.keep(event, reason, Instant.now());
            sql.sql("update fulfillment.outbox_set_aside set next_try = clock_timestamp() + interval '1 hour'")
                    .update();
        });
        return id;
    }

    /** A stop for the keyboard that nothing happens at, and that screen readers cannot name, would only be in the way. */
    @Test
    void whatTheKeyboardStopsAtDoesSomething() throws Exception {
        placeFailed(Desk.grant("wang-" + UUID.randomUUID(), "payer"), "closure_changed");
        browser.perform(get("/fulfillment").with(someone("administrator", "en")))
                .andExpect(content().string(not(matchesRegex("(?s).*<li[^>]*tabindex.*"))))
                .andExpect(content().string(not(matchesRegex("(?s).*<li[^>]*data-row.*"))))
                .andExpect(content().string(matchesRegex("(?s).*<(a|button)[^>]* data-row.*")));
    }

    @Test
    void aConfidentialDepartureDoesNotNameItsPerson() throws Exception {
        String leaver = "leaver-" + UUID.randomUUID();
        place(new OrderRequest.RegisterDeparture(
                UUID.randomUUID(),
                new Origin("departure", "DepartureCase", "case-9"),
                Desk.LI_NA,
                Instant.now().plusSeconds(3600),
                new DepartureOrder(
                        "case-9", leaver, Instant.now().plusSeconds(7200), ZoneOffset.UTC, "RESIGNATION", true, "hr")));
        browser.perform(get("/fulfillment").with(someone("administrator", "en")))
                .andExpect(content().string(containsString("a confidential departure")))
                .andExpect(content().string(not(containsString("/departures/case-9"))))
                .andExpect(content().string(not(containsString(leaver))));
    }

    @Test
    void othersMayNotOpenItAndAnUnknownOrderIsNotFound() throws Exception {
        browser.perform(get("/fulfillment").with(someone("hr", "en"))).andExpect(status().isForbidden());
        browser.perform(post("/fulfillment/" + UUID.randomUUID() + "/retry")
                        .with(someone("administrator", "en"))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        browser.perform(post("/fulfillment/no-id/retry")
                        .with(someone("administrator", "en"))
                        .with(csrf()))
                .andExpect(status().is4xxClientError());
    }

    @Test
    void everyRefusalOfTheContractHasASentenceInBothLanguages() {
        List<String> codes = new ArrayList<>(RefusalRuleTest.CODES.subList(0, RefusalRuleTest.CODES.size() - 1));
        codes.add("approval_keys_unusable");
        for (String code : codes) {
            for (Locale language : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
                assertThat(messages.getMessage("fulfillment.cause." + code, null, "", language))
                        .as(code)
                        .isNotEmpty();
            }
        }
    }

    private UUID place(OrderRequest request) {
        transaction.executeWithoutResult(status -> orders.place(request));
        return request.orderId();
    }

    /** In one transaction: the app's own runner, which wakes at the commit, must never find it waiting. */
    private UUID placeFailed(OrderRequest request, String cause) {
        transaction.executeWithoutResult(status -> {
            orders.place(request);
            sql.sql(
                            "update fulfillment.fulfillment_order set status = 'FAILED', last_error = :cause where order_id = :id")
                    .param("cause", cause)
                    .param("id", request.orderId())
                    .update();
        });
        return request.orderId();
    }

    private static RequestPostProcessor someone(String role, String language) {
        return oidcLogin()
                .idToken(token -> token.issuedAt(SignedInAs.JUST_NOW)
                        .claim("name", "Li Na")
                        .claim("locale", language))
                .authorities(AuthorityUtils.createAuthorityList("ROLE_" + role));
    }
}
