package io.gatehouse.app.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.departure.model.CaseStatus;
import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.departure.model.DeparturePlan;
import io.gatehouse.app.departure.model.DepartureType;
import io.gatehouse.app.fulfillment.DepartureProgressed;
import io.gatehouse.app.fulfillment.FulfillmentOrder;
import io.gatehouse.app.fulfillment.OrderFailed;
import io.gatehouse.app.fulfillment.OrderVerified;
import io.gatehouse.app.keycloak.DepartureState;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** What a case says of its orders to the register: failed, on their way, read back. Nothing is said before it is so. */
class DepartureOrdersIT extends AppIT {

    private static final Actor HR = new Actor("do-hr", "Wang Fang", Set.of(AppRole.HR));
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    MockMvc browser;

    @Autowired
    JdbcClient sql;

    @Autowired
    DepartureCases cases;

    @Autowired
    CaseStore store;

    @Autowired
    CaseOrders orders;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void settle() {
        sql.sql("update departure.departure_case set status = 'CANCELLED'").update();
        sql.sql("delete from directory.account where id like 'do-%'").update();
        person("do-leaver");
        person("do-hr");
    }

    @Test
    void anOrderThatFailedForGoodIsRedOnTheCaseInTheListAndInBothInboxes() throws Exception {
        UUID id = start(false);
        failed(id, "REGISTER_DEPARTURE", "departed");

        for (RequestPostProcessor who : List.of(hr("en"), it("en"))) {
            browser.perform(get("/departures/" + id).with(who))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("Keycloak did not register this end of access"),
                                    containsString("The person has departed."),
                                    containsString("Not registered in Keycloak"),
                                    not(containsString("Being registered")))));
            browser.perform(get("/departures").with(who))
                    .andExpect(content().string(containsString("Not registered in Keycloak")));
            browser.perform(get("/").with(who))
                    .andExpect(content().string(containsString("Keycloak did not register the end of access")));
        }
        browser.perform(get("/departures/" + id).with(hr("zh-CN")))
                .andExpect(content()
                        .string(allOf(
                                containsString("Keycloak 未登记此权限终止时间"),
                                containsString("该人员已离职"),
                                not(containsString("??")))));
        browser.perform(get("/api/departures/" + id).with(SignedInAs.api("do-hr", AppRole.HR)))
                .andExpect(jsonPath("$.failed.error").value("departed"));
        assertThat(sql.sql("select content from audit.entry where type = 'departure.order-failed' and content like ?")
                        .param("%" + id + "%")
                        .query(String.class)
                        .single())
                .contains("\"error\":\"departed\"");
    }

    @Test
    void onlyHrTriesAgainAndThenTheOldOrderIsOutOfTheWay() throws Exception {
        UUID id = start(false);
        FulfillmentOrder old = failed(id, "REGISTER_DEPARTURE", "departed");
        String path = "/departures/" + id + "/try-again";
        browser.perform(post(path).param("version", version(id)).with(it("en")).with(csrf()))
                .andExpect(status().isForbidden());
        browser.perform(post(path).param("version", version(id)).with(hr("en")).with(csrf()))
                .andExpect(status().is3xxRedirection());

        assertThat(store.find(id).orElseThrow().failure()).isNull();
        List<FulfillmentOrder> placed = orders.of(id);
        assertThat(placed)
                .extracting(FulfillmentOrder::kind)
                .containsOnly("REGISTER_DEPARTURE")
                .hasSize(2);
        assertThat(placed.get(0).orderId()).isEqualTo(old.orderId());
        assertThat(placed.get(0).status()).isEqualTo(FulfillmentOrder.Status.CANCELLED);
        browser.perform(post(path).param("version", version(id)).with(hr("en")).with(csrf()))
                .andExpect(status().isForbidden());

        verified(placed.get(1));
        browser.perform(get("/").with(hr("en")))
                .andExpect(content().string(not(containsString("did not register the end of access"))));
    }

    @Test
    void aConfidentialFailureIsToldToItWithoutTheName() throws Exception {
        UUID id = start(true);
        failed(id, "REGISTER_DEPARTURE", "departed");
        browser.perform(get("/").with(it("en")))
                .andExpect(content()
                        .string(allOf(
                                containsString("One confidential departure: the order to Keycloak failed"),
                                not(containsString("do-leaver")))));
        browser.perform(get("/departures/" + id).with(it("en"))).andExpect(status().isNotFound());
    }

    @Test
    void endingAccessNowRegistersFirstWhatCouldNotBeRegistered() {
        UUID id = start(false);
        failed(id, "REGISTER_DEPARTURE", "already_leaving");
        cases.runNow(HR, id, store.find(id).orElseThrow().version());
        assertThat(orders.of(id))
                .extracting(order -> order.kind() + " " + order.status())
                .containsExactly(
                        "REGISTER_DEPARTURE CANCELLED", "REGISTER_DEPARTURE PENDING", "EXECUTE_DEPARTURE PENDING");
    }

    @Test
    void cancelledIsSaidOnlyWhenTheRegisterHasConfirmedIt() throws Exception {
        UUID id = start(false);
        browser.perform(post("/departures/" + id + "/cancel")
                        .param("version", version(id))
                        .param("reason", "stays")
                        .with(hr("en"))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(state(id)).isEqualTo(CaseStatus.CANCELLING);
        browser.perform(get("/departures/" + id).with(hr("en")))
                .andExpect(content()
                        .string(allOf(
                                containsString("Being cancelled"),
                                containsString("has not confirmed the cancellation yet"))));
        assertThatThrownBy(() -> start(false)).as("still open").isInstanceOf(BadInput.class);
        assertThatThrownBy(
                        () -> cases.runNow(HR, id, store.find(id).orElseThrow().version()))
                .isInstanceOf(Refused.class);

        verified(last(id));
        assertThat(state(id)).isEqualTo(CaseStatus.CANCELLED);
        assertThat(sql.sql(
                                "select type from audit.entry where content like ? and type like 'departure.cancel%' order by seq")
                        .param("%\"" + id + "\"%")
                        .query(String.class)
                        .list())
                .containsExactly("departure.cancelling", "departure.cancelled");
        assertThat(start(false)).as("the next one goes on").isNotNull();
    }

    @Test
    void aCancellationThatLosesAgainstTheCutSaysSo() throws Exception {
        UUID id = start(false);
        cases.cancel(HR, id, store.find(id).orElseThrow().version(), "stays");
        FulfillmentOrder cancellation = last(id);
        failed(cancellation, "already_ended");
        assertThat(state(id)).as("nothing is cancelled").isEqualTo(CaseStatus.SCHEDULED);
        Instant cut = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        report(id, "ENDED", cut, cut);
        assertThat(state(id)).isEqualTo(CaseStatus.ENDED);
        for (String[] said : List.of(
                new String[] {"en", "The cancellation came too late", "Cancelled too late"},
                new String[] {"zh-CN", "到达 Keycloak 时，权限已终止或正在终止", "取消过晚"})) {
            browser.perform(get("/departures/" + id).with(hr(said[0])))
                    .andExpect(content()
                            .string(allOf(
                                    containsString(said[1]),
                                    containsString(said[2]),
                                    not(containsString("/try-again")),
                                    not(containsString("??")))));
        }
        browser.perform(get("/").with(hr("en")))
                .andExpect(content().string(containsString("the cancellation came too late, access has ended")));
    }

    @Test
    void whatHrPlannedIsNeverOverwrittenByAReport() throws Exception {
        UUID id = start(false);
        Instant first = store.find(id).orElseThrow().accessEnd();
        Instant second = first.plus(30, ChronoUnit.MINUTES);
        cases.reschedule(HR, id, store.find(id).orElseThrow().version(), second, LocalDate.ofInstant(second, SHANGHAI));
        report(id, "SCHEDULED", first, null);
        assertThat(store.find(id).orElseThrow().accessEnd()).isEqualTo(second);
        assertThat(store.find(id).orElseThrow().registerEnd()).isEqualTo(first);
        browser.perform(get("/departures/" + id).with(hr("en")))
                .andExpect(content().string(containsString("the plan says")));

        Instant executed = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        report(id, "ENDED", executed, executed);
        report(id, "SCHEDULED", first, null);
        DepartureCase ended = store.find(id).orElseThrow();
        assertThat(ended.accessEnd()).isEqualTo(second);
        assertThat(ended.registerEnd()).isEqualTo(executed);
        assertThat(ended.registerState()).isEqualTo("ENDED");
        browser.perform(get("/departures/" + id).with(hr("en")))
                .andExpect(content().string(containsString("Access refused from")));
    }

    private UUID start(boolean confidential) {
        Instant end = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        return cases.start(
                HR,
                new DeparturePlan(
                        "do-leaver",
                        DepartureType.VOLUNTARY,
                        LocalDate.ofInstant(end, SHANGHAI).plusDays(1),
                        end,
                        SHANGHAI,
                        confidential,
                        null));
    }

    private FulfillmentOrder last(UUID caseId) {
        List<FulfillmentOrder> placed = orders.of(caseId);
        return placed.get(placed.size() - 1);
    }

    private FulfillmentOrder failed(UUID caseId, String kind, String error) {
        FulfillmentOrder order = last(caseId);
        assertThat(order.kind()).isEqualTo(kind);
        return failed(order, error);
    }

    /** As the runner does it: row and event in one transaction. Keycloak is not there in this test. */
    private FulfillmentOrder failed(FulfillmentOrder order, String error) {
        return become(order, "status = 'FAILED', last_error = '" + error + "'", OrderFailed::new);
    }

    private void verified(FulfillmentOrder order) {
        become(order, "status = 'VERIFIED', verified_at = now(), last_error = null", OrderVerified::new);
    }

    private FulfillmentOrder become(
            FulfillmentOrder order, String change, java.util.function.Function<FulfillmentOrder, Object> event) {
        return transaction.execute(status -> {
            sql.sql("update fulfillment.fulfillment_order set lease = null, leased_until = null, " + change
                            + " where order_id = ?")
                    .param(order.orderId())
                    .update();
            FulfillmentOrder after = orders.of(UUID.fromString(order.origin().objectId())).stream()
                    .filter(it -> it.orderId().equals(order.orderId()))
                    .findFirst()
                    .orElseThrow();
            events.publishEvent(event.apply(after));
            return after;
        });
    }

    private void report(UUID id, String state, Instant end, @Nullable Instant gone) {
        DepartureState report = new DepartureState(
                id.toString(), "do-leaver", 1, state, end, "Asia/Shanghai", end, gone, gone, 0, null, List.of());
        transaction.executeWithoutResult(done -> events.publishEvent(new DepartureProgressed(report)));
    }

    private CaseStatus state(UUID id) {
        return store.find(id).orElseThrow().status();
    }

    private String version(UUID id) {
        return Integer.toString(store.find(id).orElseThrow().version());
    }

    private static RequestPostProcessor hr(String language) {
        return speaking(language, SignedInAs.person("do-hr", "Wang Fang", AppRole.HR));
    }

    private static RequestPostProcessor it(String language) {
        return speaking(language, SignedInAs.person("do-it", "Liu Yang", AppRole.ADMINISTRATOR));
    }

    private static RequestPostProcessor speaking(String language, RequestPostProcessor who) {
        return request -> {
            request.addPreferredLocale(Locale.forLanguageTag(language));
            request.addHeader("Accept-Language", language);
            return who.postProcessRequest(request);
        };
    }

    private void person(String id) {
        sql.sql("""
                        insert into directory.account (id, username, first_name, last_name, enabled, departed, attributes)
                        values (:id, :id, :id, 'Test', true, false, jsonb_build_object('employeeNumber', :id::text))
                        """).param("id", id).update();
    }
}
