package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.fulfillment.FulfillmentOrder.Status;
import io.gatehouse.app.keycloak.LedgerEntry;
import io.gatehouse.app.keycloak.RealRealm;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Different approvals for one edge, in the hands of several workers at once, against the real extension. */
class TwoApprovalsAtOnceIT {

    private static final int WORKERS = 4;

    private final RealDesk desk = new RealDesk();
    private final RealRealm realm = desk.realm;

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void eachIsCarriedOutOnceInTheOrderOfPlacingAndTheLastOneStands() throws Exception {
        String wang = realm.person("wang");
        String role = realm.role("T2");
        String requester = realm.person("requester");
        String approver = realm.person("approver");
        Instant soon = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        List<OrderRequest> placed = new ArrayList<>();
        for (Instant end : new Instant[] {soon, null, soon.plus(1, ChronoUnit.DAYS)}) {
            placed.add(desk.grant(wang, role, requester, approver, end));
        }
        placed.forEach(desk::place);

        allWorkersAtOnce();

        for (OrderRequest order : placed) {
            FulfillmentOrder stands = desk.asItStands(order);
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
        String requester = realm.person("requester");
        String approver = realm.person("approver");
        Instant soon = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);
        OrderRequest first = desk.grant(wang, role, requester, approver, soon);
        desk.place(first);
        // carried out, and then the worker was lost before it read back; meanwhile somebody else's approval came
        // through
        OrderRow row = desk.table.claim(Instant.now(), Duration.ofMinutes(1)).orElseThrow();
        Courier courier = new Courier(realm.extension);
        assertThat(desk.book.applied(row, courier.deliver(first))).isTrue();
        OrderRequest second = desk.grant(wang, role, requester, approver, null);
        realm.extension.apply(((OrderRequest.Apply) second).approval());
        desk.sql
                .sql("update fulfillment.fulfillment_order set leased_until = clock_timestamp()")
                .update();

        allWorkersAtOnce();
        FulfillmentOrder stands = desk.asItStands(first);
        assertThat(stands.status()).isEqualTo(Status.APPLIED);
        assertThat(stands.lastError()).isEqualTo(Verification.OTHER_VALIDITY);

        desk.place(second);
        desk.sql
                .sql("update fulfillment.fulfillment_order set next_try = clock_timestamp() where order_id = ?")
                .param(second.orderId())
                .update();
        allWorkersAtOnce();
        assertThat(desk.asItStands(second).status()).isEqualTo(Status.VERIFIED);
        desk.pauseIsOver();
        allWorkersAtOnce();
        assertThat(desk.asItStands(first).lastError()).isEqualTo("superseded");
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
                    desk.runner(realm.extension).runDue();
                }
            }));
        }
        CompletableFuture.allOf(workers.toArray(CompletableFuture<?>[]::new)).get();
    }

    /** Also what another worker has in its hands right now: what waits behind it comes next. */
    private boolean somethingIsDue() {
        return desk.sql
                .sql("select exists (select from fulfillment.fulfillment_order"
                        + " where status in ('PENDING', 'APPLIED') and next_try <= clock_timestamp())")
                .query(Boolean.class)
                .single();
    }

    private static @Nullable Instant end(OrderRequest order) {
        return ((OrderRequest.Apply) order).approval().validUntil();
    }
}
