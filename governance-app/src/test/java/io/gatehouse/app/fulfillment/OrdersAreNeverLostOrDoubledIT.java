package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.fulfillment.FulfillmentOrder.Status;
import io.gatehouse.app.keycloak.FakeExtension.Fault;
import io.gatehouse.app.keycloak.FakeExtension.Killed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every order has exactly one effect, whatever stops in between. */
class OrdersAreNeverLostOrDoubledIT {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anOrderIsCarriedOutReadBackAndRecordedStepByStep() {
        UUID id = desk.place(Desk.grant("wang", "payer"));
        desk.runner().runDue();

        FulfillmentOrder order = desk.order(id);
        assertThat(order.status()).isEqualTo(Status.VERIFIED);
        assertThat(order.verifiedAt()).isEqualTo(Desk.NOW);
        assertThat(order.auditHash()).isEqualTo("hash-" + id);
        assertThat(desk.changes(id))
                .containsExactly("fulfillment.placed", "fulfillment.applied", "fulfillment.verified");
        assertThat(desk.published).contains(new OrderVerified(order));
        assertThat(desk.refreshed).containsExactly("wang");
    }

    @Test
    void anOrderOutsideATransactionIsRefusedAndOneOfARolledBackDecisionIsNotThere() {
        OrderRequest request = Desk.grant("wang", "payer");
        assertThatThrownBy(() -> desk.orders.place(request)).isInstanceOf(IllegalStateException.class);
        desk.transaction.executeWithoutResult(status -> {
            desk.orders.place(request);
            status.setRollbackOnly();
        });
        assertThat(desk.orders.find(request.orderId())).isEmpty();
    }

    @Test
    void theSameOrderPlacedTwiceIsOne() {
        OrderRequest request = Desk.grant("wang", "payer");
        desk.place(request);
        desk.place(request);
        desk.runner().runDue();
        assertThat(desk.extension.effects).containsExactly("grant wang payer");
        assertThat(desk.changes(request.orderId())).hasSize(3);
    }

    @Test
    void killedBetweenCallAndStoreItIsTakenUpAgainWithoutASecondEffect() {
        UUID id = desk.place(Desk.revocation("wang", "payer"));
        desk.extension.faults.add(Fault.KILLED);
        assertThatThrownBy(() -> desk.runner().runDue()).isInstanceOf(Killed.class);
        assertThat(desk.order(id).status()).isEqualTo(Status.PENDING);

        desk.runner().runDue();
        assertThat(desk.order(id).status())
                .as("while the killed worker's lease runs")
                .isEqualTo(Status.PENDING);

        desk.leaseIsOver();
        desk.runner().runDue();
        assertThat(desk.order(id).status()).isEqualTo(Status.VERIFIED);
        assertThat(desk.extension.effects).containsExactly("revoke wang payer");
        assertThat(desk.extension.calls).containsExactly("revoke", "revoke");
    }

    @Test
    void aLostAnswerIsAskedForAgainWithoutASecondEffect() {
        UUID id = desk.place(Desk.grant("wang", "payer"));
        desk.extension.faults.add(Fault.ANSWER_LOST);
        desk.runner().runDue();
        FulfillmentOrder waiting = desk.order(id);
        assertThat(waiting.status()).isEqualTo(Status.PENDING);
        assertThat(waiting.lastError()).isEqualTo("timed out");
        assertThat(waiting.nextTry()).isNotNull();

        desk.pauseIsOver();
        desk.runner().runDue();
        assertThat(desk.order(id).status()).isEqualTo(Status.VERIFIED);
        assertThat(desk.extension.effects).containsExactly("grant wang payer");
    }

    @Test
    void keycloakAwayForLongMeansWaitingNeverFailing() {
        UUID id = desk.place(Desk.grant("wang", "payer"));
        desk.extension.away = true;
        for (int i = 0; i < 30; i++) {
            desk.pauseIsOver();
            desk.runner().runDue();
        }
        assertThat(desk.order(id).status()).isEqualTo(Status.PENDING);
        assertThat(desk.order(id).attempts()).isEqualTo(30);
        assertThat(desk.orders.oldestDue()).contains(Desk.NOW);

        desk.extension.away = false;
        desk.pauseIsOver();
        desk.runner().runDue();
        assertThat(desk.order(id).status()).isEqualTo(Status.VERIFIED);
        assertThat(desk.orders.oldestDue()).isEmpty();
    }

    @Test
    void aFaultOfAListenerLeavesTheOrderOpenAndItsResultUnpublished() {
        UUID id = desk.place(Desk.grant("wang", "payer"));
        desk.listenerFault = new IllegalStateException("a module's fault");
        desk.runner().runDue();
        assertThat(desk.order(id).status()).isEqualTo(Status.APPLIED);

        desk.listenerFault = null;
        desk.pauseIsOver();
        desk.runner().runDue();
        assertThat(desk.order(id).status()).isEqualTo(Status.VERIFIED);
        assertThat(desk.published.stream().filter(OrderVerified.class::isInstance))
                .hasSize(1);
        assertThat(desk.extension.effects).hasSize(1);
    }

    @Test
    void manyWorkersAtOnceCarryOutEachOrderOnce() throws Exception {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            ids.add(desk.place(Desk.grant("person" + i, "payer")));
        }
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = Stream.generate(
                            () -> workers.submit(() -> desk.runner().runDue()))
                    .limit(4)
                    .<Future<?>>map(future -> future)
                    .toList();
            for (Future<?> worker : running) {
                worker.get();
            }
        } finally {
            workers.shutdownNow();
        }
        assertThat(ids).allSatisfy(id -> assertThat(desk.order(id).status()).isEqualTo(Status.VERIFIED));
        assertThat(desk.extension.calls).hasSize(120);
        assertThat(desk.extension.effects).hasSize(120);
        assertThat(new HashSet<>(desk.extension.effects)).hasSize(120);
        assertThat(desk.published.stream().filter(OrderVerified.class::isInstance))
                .hasSize(120);
    }

    @Test
    void aWorkerThatLostItsLeaseStoresNothing() {
        UUID id = desk.place(Desk.grant("wang", "payer"));
        OrderTable table = new OrderTable(desk.sql);
        OrderRow slow = table.claim(Desk.NOW, java.time.Duration.ofMinutes(1)).orElseThrow();
        desk.leaseIsOver();
        desk.runner().runDue();
        assertThat(desk.order(id).status()).isEqualTo(Status.VERIFIED);
        assertThat(table.applied(slow, null, null, Desk.NOW)).isFalse();
        assertThat(table.failed(slow, "late")).isFalse();
        assertThat(desk.order(id).status()).isEqualTo(Status.VERIFIED);
    }
}
