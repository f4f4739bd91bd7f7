package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.TestDatabase;
import io.gatehouse.app.departure.DepartureCases;
import io.gatehouse.app.departure.DepartureDesk;
import io.gatehouse.app.departure.model.CaseStatus;
import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.departure.model.DeparturePlan;
import io.gatehouse.app.departure.model.DepartureType;
import io.gatehouse.app.departure.model.FailedOrder;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.fulfillment.FulfillmentOrder.Status;
import io.gatehouse.app.keycloak.DepartureOrder;
import io.gatehouse.app.keycloak.RealRealm;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.stack.LocalStack;
import io.gatehouse.stack.SharedStack;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * Departures from HR's click to the real leaver register and back, also where the register refuses. The app's jobs are off, so
 * that it does not take events that others in this run wait for: orders are carried out when the test says so.
 */
@SpringBootTest(properties = "db-scheduler.enabled=false")
@DirtiesContext
class DepartureChainIT {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final RealRealm realm = new RealRealm();
    private final String leaver = realm.person("chain-leaver");
    private final Actor hr = new Actor(realm.person("chain-hr"), "HR", Set.of(AppRole.HR));

    @Autowired
    DepartureCases cases;

    @Autowired
    DepartureDesk desk;

    @Autowired
    Directory directory;

    @Autowired
    OrderRunner runner;

    /** Does nothing here: orders are carried out when the test says so, and not a moment earlier. */
    @MockitoBean
    Wake wake;

    @Autowired
    JdbcClient sql;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        LocalStack stack = SharedStack.get();
        settings.add("spring.flyway.url", DATABASE::url);
        settings.add("spring.flyway.user", () -> "gatehouse_owner");
        settings.add("spring.flyway.password", () -> "owner");
        settings.add("spring.datasource.url", DATABASE::url);
        settings.add("spring.datasource.username", () -> "gatehouse_app");
        settings.add("spring.datasource.password", () -> "app");
        settings.add("gatehouse.base-url", () -> "http://127.0.0.1:8090");
        settings.add("gatehouse.keycloak.url", () -> stack.keycloak().url());
        settings.add("gatehouse.keycloak.realm", () -> LocalStack.REALM);
        settings.add(
                "gatehouse.keycloak.client-key-file",
                () -> stack.clientKey().privateKeyFile().toString());
        settings.add(
                "gatehouse.keycloak.approval-key-file",
                () -> stack.approvalKey().privateKeyFile().toString());
    }

    @Test
    void aCaseThatCouldNotBeRegisteredIsCancelledAndTheNextOneGoesOn() {
        String other = leavesAlready();
        UUID first = start();
        ordersRun();
        FailedOrder failure = shown(first).failure();
        assertThat(failure).isNotNull();
        assertThat(failure.error()).isEqualTo("already_leaving");
        assertThat(failure.kind()).isEqualTo(FailedOrder.Kind.REGISTER_DEPARTURE);

        cases.cancel(hr, first, shown(first).version(), "planned twice");
        assertThat(shown(first).status()).isEqualTo(CaseStatus.CANCELLING);
        ordersRun();
        assertThat(shown(first).status()).isEqualTo(CaseStatus.CANCELLED);
        assertThat(shown(first).failure()).isNull();
        assertThat(realm.extension.departure(other).state())
                .as("somebody else's case")
                .isEqualTo("SCHEDULED");

        realm.extension.cancel(other, hr.id(), "replaced");
        UUID next = start();
        ordersRun();
        assertThat(kinds(next)).containsExactly("REGISTER_DEPARTURE VERIFIED");
        assertThat(realm.extension.departure(next.toString()).state()).isEqualTo("SCHEDULED");
    }

    @Test
    void endingAccessNowOfACaseThatCouldNotBeRegisteredFailsAloudAndWorksWhenTriedAgain() {
        String other = leavesAlready();
        UUID id = start();
        ordersRun();
        cases.runNow(hr, id, shown(id).version());
        ordersRun();
        assertThat(kinds(id))
                .containsExactly(
                        "REGISTER_DEPARTURE CANCELLED", "REGISTER_DEPARTURE FAILED", "EXECUTE_DEPARTURE FAILED");
        assertThat(shown(id).failure()).isNotNull();
        assertThat(realm.enabled(leaver)).isTrue();

        realm.extension.cancel(other, hr.id(), "replaced");
        cases.tryAgain(hr, id, shown(id).version());
        for (int i = 0; i < 100 && realm.enabled(leaver); i++) {
            ordersRun();
        }
        ordersRun();
        assertThat(realm.enabled(leaver)).isFalse();
        assertThat(kinds(id)).endsWith("REGISTER_DEPARTURE VERIFIED", "EXECUTE_DEPARTURE VERIFIED");
        assertThat(shown(id).failure()).isNull();
    }

    @Test
    void aCancellationThatTheCutOvertookIsNotCalledCancelled() {
        UUID id = start();
        ordersRun();
        cases.cancel(hr, id, shown(id).version(), "stays");
        // before the order is carried out, the minute comes
        realm.extension.executeNow(id.toString(), hr.id());
        ordersRun();
        DepartureCase lost = shown(id);
        assertThat(lost.status()).isEqualTo(CaseStatus.SCHEDULED);
        assertThat(lost.failure()).isNotNull();
        assertThat(lost.failure().cancelledTooLate()).isTrue();
        assertThat(realm.enabled(leaver)).isFalse();
    }

    @Test
    void whoHasLeftCannotBeRegisteredAgainAndThatIsSaid() {
        UUID first = start();
        ordersRun();
        realm.extension.executeNow(first.toString(), hr.id());
        // as if this app had never heard of it
        sql.sql("update departure.departure_case set status = 'FINISHED' where id = ?")
                .param(first)
                .update();
        sql.sql("update directory.account set departed = false where id = ?")
                .param(leaver)
                .update();
        UUID second = cases.start(hr, plan());
        ordersRun();
        assertThat(shown(second).failure()).isNotNull();
        assertThat(shown(second).failure().error()).isEqualTo("departed");
    }

    /** Registered by something else than this app. */
    private String leavesAlready() {
        String caseId = "elsewhere-" + UUID.randomUUID();
        realm.extension.register(
                new DepartureOrder(caseId, leaver, end(), SHANGHAI, DepartureType.VOLUNTARY.name(), false, hr.id()));
        return caseId;
    }

    private UUID start() {
        directory.refresh(leaver);
        directory.refresh(hr.id());
        return cases.start(hr, plan());
    }

    private DeparturePlan plan() {
        Instant end = end();
        return new DeparturePlan(
                leaver, DepartureType.VOLUNTARY, LocalDate.ofInstant(end, SHANGHAI), end, SHANGHAI, false, null);
    }

    private static Instant end() {
        return Instant.now().plus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    }

    private DepartureCase shown(UUID id) {
        return desk.show(hr, id).departure();
    }

    private List<String> kinds(UUID id) {
        return desk.show(hr, id).orders().stream()
                .map(order -> order.kind() + " " + order.status())
                .toList();
    }

    /** Until nothing is open any more, or only what the pauses of many tries have not helped. */
    private void ordersRun() {
        for (int i = 0; i < 50 && open() > 0; i++) {
            sql.sql("update fulfillment.fulfillment_order set next_try = clock_timestamp()")
                    .update();
            runner.runDue();
        }
    }

    private long open() {
        return sql.sql("select count(*) from fulfillment.fulfillment_order where status in (?, ?)")
                .params(Status.PENDING.name(), Status.APPLIED.name())
                .query(Long.class)
                .single();
    }
}
