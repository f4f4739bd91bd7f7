package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatehouse.app.ModuleDatabase;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.RealDirectory;
import io.gatehouse.app.fulfillment.FulfillmentOrder.Status;
import io.gatehouse.app.keycloak.ApprovalOrder;
import io.gatehouse.app.keycloak.DepartureOrder;
import io.gatehouse.app.keycloak.Extension;
import io.gatehouse.app.keycloak.ExtensionRefused;
import io.gatehouse.app.keycloak.ExtensionStatus;
import io.gatehouse.app.keycloak.LedgerEntry;
import io.gatehouse.app.keycloak.RealRealm;
import io.gatehouse.app.keycloak.RevocationOrder;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.ExtensionEntryReceived;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders, outbox and directory against the real extension in a real Keycloak, judged by Keycloak's own admin API. */
class RealExtensionIT {

    private static final Actor APPROVER = new Actor("approver", "Approver", Set.of());

    private final RealRealm realm = new RealRealm();
    private final ModuleDatabase database = new ModuleDatabase("directory", "fulfillment");
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(database.dataSource());
    private final TransactionTemplate transaction = new TransactionTemplate(transactions);
    private final List<Object> published = new CopyOnWriteArrayList<>();
    private final OrderTable table = new OrderTable(sql);
    private final OrderQueries queries = new OrderQueries(sql);
    private final OrderPayloads payloads = new OrderPayloads();
    private final OrderBook book = new OrderBook(table, queries, transaction, published::add, Instant::now);
    private final FulfillmentOrders orders =
            new Orders(table, queries, book, payloads, transaction, () -> {}, Instant::now);
    private final Directory directory = RealDirectory.over(realm.extension, database.dataSource(), transactions);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anApprovedGrantIsVerifiedAndARevocationTakesItAwayAgain() {
        String wang = realm.person("wang");
        String approver = realm.person("approver");
        String requester = realm.person("requester");
        String payer = realm.role("T1");
        OrderRequest grant = grant(wang, payer, requester, approver);
        run(grant);

        FulfillmentOrder done = asItStands(grant);
        assertThat(done.lastError()).isNull();
        assertThat(done.status()).isEqualTo(Status.VERIFIED);
        assertThat(done.auditHash()).matches("[0-9a-f]{64}");
        assertThat(realm.rolesOf(wang)).contains(payer);
        assertThat(directory.grantsOf(wang)).anyMatch(it -> it.entitlementId().equals(payer) && it.ledgerId() != null);
        LedgerEntry entry = realm.extension.ledger(payer).get(0);
        assertThat(entry.approvers()).containsExactly(approver);
        assertThat(entry.jti()).isEqualTo(grant.orderId().toString());

        OrderRequest revocation = revocation(wang, payer);
        run(revocation);
        assertThat(asItStands(revocation).status()).isEqualTo(Status.VERIFIED);
        assertThat(realm.rolesOf(wang)).doesNotContain(payer);
        assertThat(directory.grantsOf(wang)).noneMatch(it -> it.entitlementId().equals(payer));
        assertThat(realm.extension.ledger(payer)).isEmpty();
    }

    @Test
    void whoApprovedForThemselvesGetsARefusalThatEndsTheOrder() {
        String wang = realm.person("wang");
        OrderRequest grant = grant(wang, realm.role("T1"), realm.person("requester"), wang);
        run(grant);
        FulfillmentOrder order = asItStands(grant);
        assertThat(order.status()).isEqualTo(Status.FAILED);
        assertThat(order.lastError()).isEqualTo("four_eyes");
        assertThat(published).contains(new OrderFailed(order));
    }

    @Test
    void whileKeycloakIsAwayOrdersWaitAndAfterwardsTheyAreDone() {
        String wang = realm.person("wang");
        String payer = realm.role("T2");
        OrderRequest grant = grant(wang, payer, realm.person("requester"), realm.person("approver"));
        place(grant);
        runner(realm.reachedAt(URI.create("http://127.0.0.1:9"))).runDue();
        assertThat(asItStands(grant).status()).isEqualTo(Status.PENDING);
        assertThat(realm.rolesOf(wang)).doesNotContain(payer);

        pauseIsOver();
        runner(realm.extension).runDue();
        assertThat(asItStands(grant).status()).isEqualTo(Status.VERIFIED);
        assertThat(realm.rolesOf(wang)).contains(payer);
    }

    @Test
    void killedAfterTheCallTheRealExtensionHasOneEffectOnly() {
        String wang = realm.person("wang");
        String payer = realm.role("T1");
        OrderRequest grant = grant(wang, payer, realm.person("requester"), realm.person("approver"));
        place(grant);
        assertThat(catchThrowableOfType(
                        Killed.class, () -> runner(killedAfter("apply")).runDue()))
                .isNotNull();
        assertThat(realm.rolesOf(wang)).as("it did happen").contains(payer);
        sql.sql("update fulfillment.fulfillment_order set leased_until = clock_timestamp()")
                .update();
        runner(realm.extension).runDue();
        assertThat(asItStands(grant).status()).isEqualTo(Status.VERIFIED);
        assertThat(realm.extension.ledger(payer)).hasSize(1);
    }

    @Test
    void aDepartureIsRegisteredRescheduledAndExecuted() {
        String leaver = realm.person("leaver");
        String hr = realm.person("hr");
        String caseId = UUID.randomUUID().toString();
        Origin origin = new Origin("departure", "DepartureCase", caseId);
        Instant end = Instant.now().plus(Duration.ofDays(3));
        Actor actor = new Actor(hr, "HR", Set.of());
        for (Instant accessEnd : List.of(end, end.plusSeconds(3600))) {
            OrderRequest register = new OrderRequest.RegisterDeparture(
                    UUID.randomUUID(),
                    origin,
                    actor,
                    Instant.now(),
                    new DepartureOrder(
                            caseId, leaver, accessEnd, ZoneId.of("Asia/Shanghai"), "RESIGNATION", false, hr));
            run(register);
            assertThat(asItStands(register).lastError()).isNull();
            assertThat(asItStands(register).status()).isEqualTo(Status.VERIFIED);
        }
        assertThat(realm.enabled(leaver)).isTrue();

        OrderRequest execute =
                new OrderRequest.ExecuteDeparture(UUID.randomUUID(), origin, actor, Instant.now(), caseId, leaver);
        place(execute);
        for (int i = 0; i < 100 && asItStands(execute).status() != Status.VERIFIED; i++) {
            pauseIsOver();
            runner(realm.extension).runDue();
        }
        assertThat(asItStands(execute).status()).isEqualTo(Status.VERIFIED);
        assertThat(realm.enabled(leaver)).isFalse();
        assertThat(directory.requirePerson(leaver).departed()).isTrue();

        OrderRequest cancel = new OrderRequest.CancelDeparture(
                UUID.randomUUID(), origin, actor, Instant.now(), caseId, leaver, "too late");
        run(cancel);
        assertThat(asItStands(cancel).status()).isEqualTo(Status.FAILED);
        assertThat(asItStands(cancel).lastError()).isEqualTo("already_ended");
    }

    @Test
    void theExtensionsAuditEntriesArriveWithoutAHole() {
        String wang = realm.person("wang");
        String payer = realm.role("T1");
        run(grant(wang, payer, realm.person("requester"), realm.person("approver")));
        run(revocation(wang, payer));
        new OutboxIntake(
                        realm.extension,
                        new OutboxTable(sql),
                        new SetAside(new SetAsideTable(sql), transaction, published::add, Instant::now),
                        new OutboxEvents(),
                        transaction,
                        published::add,
                        directory,
                        Instant::now)
                .takeIn();
        List<ExtensionEntryReceived> entries = published.stream()
                .filter(ExtensionEntryReceived.class::isInstance)
                .map(ExtensionEntryReceived.class::cast)
                .toList();
        assertThat(entries).extracting(ExtensionEntryReceived::type).contains("grant.applied", "grant.revoked");
        for (int i = 1; i < entries.size(); i++) {
            assertThat(entries.get(i).seq()).isEqualTo(entries.get(i - 1).seq() + 1);
            assertThat(entries.get(i).previous()).isEqualTo(entries.get(i - 1).hash());
        }
        assertThat(realm.extension.outbox(10)).isEmpty();
    }

    @Test
    void theWholeRealmIsReadAndSayNoMeansSayingNo() {
        String wang = realm.person("wang");
        directory.refreshAll();
        assertThat(directory.requirePerson(wang).displayName()).isEqualTo("测试wang");
        assertThat(directory.findPeople("陈", 50)).isNotEmpty();
        assertThat(directory.findEntitlements("gatehouse-app", 50)).isNotEmpty();
        ExtensionStatus status = realm.extension.status();
        assertThat(status.realm()).isEqualTo("lanstone");
        assertThat(status.approvalKeys()).isNotEmpty();

        ExtensionRefused refused = catchThrowableOfType(
                ExtensionRefused.class,
                () -> realm.extension.departure(UUID.randomUUID().toString()));
        assertThat(refused.code()).isEqualTo("unknown");
        refused = catchThrowableOfType(
                ExtensionRefused.class,
                () -> realm.extension.effective(UUID.randomUUID().toString()));
        assertThat(refused.code()).isEqualTo("unknown");
    }

    private OrderRequest grant(String subject, String role, String requester, String approver) {
        UUID id = UUID.randomUUID();
        return new OrderRequest.Apply(
                id,
                new Origin("change", "ChangeRequest", "request"),
                APPROVER,
                Instant.now().minusSeconds(1),
                new ApprovalOrder(
                        id,
                        "request",
                        "GRANT_ROLE",
                        subject,
                        role,
                        realm.closureHash(role),
                        requester,
                        subject,
                        List.of(new ApprovalOrder.Approval(approver, Instant.now(), "1")),
                        "1",
                        null,
                        "需要付款"));
    }

    private static OrderRequest revocation(String subject, String role) {
        UUID id = UUID.randomUUID();
        return new OrderRequest.Revoke(
                id,
                new Origin("review", "ReviewItem", "item"),
                APPROVER,
                Instant.now().minusSeconds(1),
                new RevocationOrder(id, subject, role, "no longer needed", "approver"));
    }

    private FulfillmentOrder asItStands(OrderRequest request) {
        return orders.find(request.orderId()).orElseThrow();
    }

    private void place(OrderRequest request) {
        transaction.executeWithoutResult(status -> orders.place(request));
    }

    private void run(OrderRequest request) {
        place(request);
        runner(realm.extension).runDue();
    }

    private OrderRunner runner(Extension extension) {
        return new OrderRunner(
                table, book, payloads, new Courier(extension), directory, Instant::now, Duration.ofMinutes(1));
    }

    private void pauseIsOver() {
        sql.sql("update fulfillment.fulfillment_order set next_try = clock_timestamp()")
                .update();
    }

    /** The real one, but the process ends as soon as that call has come back. */
    private Extension killedAfter(String call) {
        return (Extension) Proxy.newProxyInstance(
                Extension.class.getClassLoader(), new Class<?>[] {Extension.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(realm.extension, arguments);
                        if (method.getName().equals(call)) {
                            throw new Killed();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
