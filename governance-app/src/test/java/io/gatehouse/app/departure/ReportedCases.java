package io.gatehouse.app.departure;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.departure.model.CaseStatus;
import io.gatehouse.app.departure.model.DeparturePlan;
import io.gatehouse.app.departure.model.DepartureType;
import io.gatehouse.app.fulfillment.DepartureProgressed;
import io.gatehouse.app.fulfillment.FulfillmentOrder;
import io.gatehouse.app.fulfillment.OrderFailed;
import io.gatehouse.app.fulfillment.OrderVerified;
import io.gatehouse.app.keycloak.DepartureState;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cases whose orders and reports come as the test wants them; Keycloak is not there. What the real one makes of the orders is
 * tested in {@code DepartureChainIT}.
 */
abstract class ReportedCases extends AppIT {

    static final Actor HR = new Actor("do-hr", "Wang Fang", Set.of(AppRole.HR));
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

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
        person("do-boss", "D1", null);
        person("do-leaver", "D2", "do-boss");
        person("do-hr", "D3", null);
        person("do-other", "D4", null);
    }

    UUID start(boolean confidential) {
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

    FulfillmentOrder last(UUID caseId) {
        List<FulfillmentOrder> placed = orders.of(caseId);
        return placed.get(placed.size() - 1);
    }

    FulfillmentOrder failed(UUID caseId, String kind, String error) {
        FulfillmentOrder order = last(caseId);
        assertThat(order.kind()).isEqualTo(kind);
        return failed(order, error);
    }

    /** As the runner does it: row and event in one transaction. Keycloak is not there in this test. */
    FulfillmentOrder failed(FulfillmentOrder order, String error) {
        return become(order, "status = 'FAILED', last_error = '" + error + "'", OrderFailed::new);
    }

    void verified(FulfillmentOrder order) {
        become(order, "status = 'VERIFIED', verified_at = now(), last_error = null", OrderVerified::new);
    }

    FulfillmentOrder become(
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

    void report(UUID id, String state, Instant end, @Nullable Instant gone) {
        report(id, null, state, end, gone, gone, List.of());
    }

    void report(
            UUID id,
            @Nullable Long revision,
            String state,
            Instant end,
            @Nullable Instant ended,
            @Nullable Instant verified,
            List<DepartureState.Sweep> sweeps) {
        tell(new DepartureState(
                id.toString(),
                "do-leaver",
                1,
                revision,
                state,
                end,
                "Asia/Shanghai",
                end,
                ended,
                verified,
                0,
                null,
                List.of(),
                sweeps));
    }

    void tell(DepartureState report) {
        transaction.executeWithoutResult(done -> events.publishEvent(new DepartureProgressed(report)));
    }

    CaseStatus state(UUID id) {
        return store.find(id).orElseThrow().status();
    }

    String version(UUID id) {
        return Integer.toString(store.find(id).orElseThrow().version());
    }

    static RequestPostProcessor hr(String language) {
        return speaking(language, SignedInAs.person("do-hr", "Wang Fang", AppRole.HR));
    }

    static RequestPostProcessor it(String language) {
        return speaking(language, SignedInAs.person("do-it", "Liu Yang", AppRole.ADMINISTRATOR));
    }

    static RequestPostProcessor speaking(String language, RequestPostProcessor who) {
        return request -> {
            request.addPreferredLocale(Locale.forLanguageTag(language));
            request.addHeader("Accept-Language", language);
            return who.postProcessRequest(request);
        };
    }

    private void person(String id, String number, @Nullable String manager) {
        sql.sql("""
                        insert into directory.account (id, username, first_name, last_name, enabled, departed, attributes,
                            manager_id)
                        values (:id, :id, :id, 'Test', true, false,
                            jsonb_build_object('employeeNumber', :number::text, 'displayName', '人员' || :number), :manager)
                        """)
                .param("id", id)
                .param("number", number)
                .param("manager", manager)
                .update();
    }
}
