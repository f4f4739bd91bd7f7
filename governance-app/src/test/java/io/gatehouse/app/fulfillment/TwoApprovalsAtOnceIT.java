package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.ModuleDatabase;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.RealDirectory;
import io.gatehouse.app.fulfillment.FulfillmentOrder.Status;
import io.gatehouse.app.keycloak.ApprovalOrder;
import io.gatehouse.app.keycloak.LedgerEntry;
import io.gatehouse.app.keycloak.RealRealm;
import io.gatehouse.app.shared.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Different approvals for one edge, in the hands of several workers at once, against the real extension. */
class TwoApprovalsAtOnceIT {

    private static final Actor APPROVER = new Actor("approver", "Approver", Set.of());
    private static final int WORKERS = 4;

    private final RealRealm realm = new RealRealm();
    private final ModuleDatabase database = new ModuleDatabase("directory", "fulfillment");
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(database.dataSource());
    private final TransactionTemplate transaction = new TransactionTemplate(transactions);
    private final OrderTable table = new OrderTable(sql);
    private final OrderQueries queries = new OrderQueries(sql);
    private final OrderPayloads payloads = new OrderPayloads();
    private final OrderBook book = new OrderBook(table, queries, transaction, event -> {}, Instant::now);
    private final FulfillmentOrders orders =
            new Orders(table, queries, book, payloads, transaction, () -> {}, Instant::now);
    private final Directory directory = RealDirectory.over(realm.extension, database.dataSource(), transactions);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eachIsCarriedOutOnceInTheOrderOfPlacingAndTheLastOneStands() throws Exception {
        String wang = realm.person("wang");
        String role = realm.role("T2");
        String closure = realm.closureHash(role);
        String requester = realm.person("requester");
        String approver = realm.person("approver");
        Instant soon = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        List<OrderRequest> placed = new ArrayList<>();
        for (Instant end : new Instant[] {soon, null, soon.plus(1, ChronoUnit.DAYS)}) {
            placed.add(grant(wang, role, closure, requester, approver, end));
        }
        placed.forEach(order -> transaction.executeWithoutResult(status -> orders.place(order)));

        allWorkersAtOnce();

        for (OrderRequest order : placed) {
            FulfillmentOrder stands = orders.find(order.orderId()).orElseThrow();
            assertThat(stands.lastError()).as("order until " + end(order)).isNull();
            assertThat(stands.status()).isEqualTo(Status.VERIFIED);
        }
        assertThat(realm.rolesOf(wang)).contains(role);
        List<LedgerEntry> live = realm.extension.ledger(role);
        assertThat(live).hasSize(1);
        OrderRequest last = placed.get(placed.size() - 1);
        assertThat(live.get(0).jti()).isEqualTo(last.orderId().toString());
        assertThat(live.get(0).validUntil()).isEqualTo(end(last));
    }

    @Test
    void whatALaterApprovalReplacedBeforeItWasReadBackIsNotCalledVerified() throws Exception {
        String wang = realm.person("wang");
        String role = realm.role("T2");
        String closure = realm.closureHash(role);
        String requester = realm.person("requester");
        String approver = realm.person("approver");
        Instant soon = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        OrderRequest first = grant(wang, role, closure, requester, approver, soon);
        transaction.executeWithoutResult(status -> orders.place(first));
        // carried out, and then the worker was lost before it read back; meanwhile somebody else's approval came
        // through
        OrderRow row = table.claim(Instant.now(), Duration.ofMinutes(1)).orElseThrow();
        Courier courier = new Courier(realm.extension);
        assertThat(book.applied(row, courier.deliver(first))).isTrue();
        OrderRequest second = grant(wang, role, closure, requester, approver, null);
        realm.extension.apply(((OrderRequest.Apply) second).approval());
        sql.sql("update fulfillment.fulfillment_order set leased_until = clock_timestamp()")
                .update();

        allWorkersAtOnce();
        FulfillmentOrder stands = orders.find(first.orderId()).orElseThrow();
        assertThat(stands.status()).isEqualTo(Status.APPLIED);
        assertThat(stands.lastError()).isEqualTo(Verification.OTHER_VALIDITY);

        transaction.executeWithoutResult(status -> orders.place(second));
        sql.sql("update fulfillment.fulfillment_order set next_try = clock_timestamp() where order_id = ?")
                .param(second.orderId())
                .update();
        allWorkersAtOnce();
        assertThat(orders.find(second.orderId()).orElseThrow().status()).isEqualTo(Status.VERIFIED);
        sql.sql("update fulfillment.fulfillment_order set next_try = clock_timestamp()")
                .update();
        allWorkersAtOnce();
        assertThat(orders.find(first.orderId()).orElseThrow().lastError()).isEqualTo("superseded");
        assertThat(realm.extension.ledger(role))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.jti()).isEqualTo(second.orderId().toString()));
    }

    private void allWorkersAtOnce() throws Exception {
        CountDownLatch together = new CountDownLatch(WORKERS);
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(CompletableFuture.runAsync(() -> {
                together.countDown();
                try {
                    together.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                while (somethingIsDue()) {
                    runner().runDue();
                }
            }));
        }
        CompletableFuture.allOf(workers.toArray(CompletableFuture<?>[]::new)).get();
    }

    /** Also what another worker has in its hands right now: what waits behind it comes next. */
    private boolean somethingIsDue() {
        return sql.sql("select exists (select from fulfillment.fulfillment_order"
                        + " where status in ('PENDING', 'APPLIED') and next_try <= clock_timestamp())")
                .query(Boolean.class)
                .single();
    }

    private OrderRunner runner() {
        return new OrderRunner(
                table, book, payloads, new Courier(realm.extension), directory, Instant::now, Duration.ofMinutes(1));
    }

    private static @Nullable Instant end(OrderRequest order) {
        return ((OrderRequest.Apply) order).approval().validUntil();
    }

    private static OrderRequest grant(
            String subject,
            String role,
            String closure,
            String requester,
            String approver,
            @Nullable Instant validUntil) {
        UUID id = UUID.randomUUID();
        return new OrderRequest.Apply(
                id,
                new Origin("change", "ChangeRequest", "request"),
                APPROVER,
                Instant.now().minusSeconds(1),
                new ApprovalOrder(
                        id,
                        "request " + id,
                        "GRANT_ROLE",
                        subject,
                        role,
                        closure,
                        requester,
                        subject,
                        List.of(new ApprovalOrder.Approval(approver, Instant.now(), "1")),
                        "1",
                        validUntil,
                        "需要付款"));
    }
}
