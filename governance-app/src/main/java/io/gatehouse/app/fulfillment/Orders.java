package io.gatehouse.app.fulfillment;

import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.UnknownObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** {@link FulfillmentOrders} on the table. */
final class Orders implements FulfillmentOrders {

    private final OrderTable table;
    private final OrderQueries queries;
    private final OrderBook book;
    private final OrderPayloads payloads;
    private final TransactionOperations transaction;
    private final Runnable wake;
    private final Now now;

    /** @param wake lets the workers look at once; the job would find the order anyway */
    Orders(
            OrderTable table,
            OrderQueries queries,
            OrderBook book,
            OrderPayloads payloads,
            TransactionOperations transaction,
            Runnable wake,
            Now now) {
        this.table = table;
        this.queries = queries;
        this.book = book;
        this.payloads = payloads;
        this.transaction = transaction;
        this.wake = wake;
        this.now = now;
    }

    @Override
    public void place(OrderRequest request) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an order belongs into the transaction of the decision");
        }
        if (request instanceof OrderRequest.Apply it
                        && !it.orderId().equals(it.approval().orderId())
                || request instanceof OrderRequest.Revoke that
                        && !that.orderId().equals(that.revocation().orderId())) {
            throw new IllegalArgumentException("the order and what is in it have different ids");
        }
        if (table.insert(request, payloads.write(request), now.instant())) {
            book.record(FulfillmentChange.PLACED, request.actor(), null, require(request.orderId()));
            wakeAfterCommit();
        }
    }

    @Override
    public void runNow(UUID orderId, Actor actor) {
        change(FulfillmentChange.HASTENED, orderId, actor, id -> table.hasten(id, now.instant()));
    }

    @Override
    public boolean cancel(UUID orderId, Actor actor) {
        return change(FulfillmentChange.CANCELLED, orderId, actor, table::cancel);
    }

    @Override
    public void retry(UUID orderId, Actor actor) {
        if (require(orderId).status() != FulfillmentOrder.Status.FAILED) {
            // only its pause is shortened: nothing changes that would have to be recorded
            table.tryNow(orderId);
            wake.run();
            return;
        }
        if (table.overtaken(orderId)) {
            throw Refused.notNow("superseded");
        }
        change(FulfillmentChange.RETRIED, orderId, actor, table::reopen);
    }

    @Override
    public Optional<FulfillmentOrder> find(UUID orderId) {
        return queries.find(orderId);
    }

    @Override
    public List<FulfillmentOrder> placedFor(Origin origin) {
        return queries.placedFor(origin);
    }

    @Override
    public List<FulfillmentOrder> failed(int limit) {
        return queries.failed(limit);
    }

    @Override
    public Optional<Instant> oldestDue() {
        return queries.oldestDue(now.instant());
    }

    private boolean change(FulfillmentChange type, UUID orderId, Actor actor, Predicate<UUID> update) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            FulfillmentOrder before = require(orderId);
            boolean changed = update.test(orderId);
            if (changed) {
                book.record(type, actor, before, require(orderId));
                wakeAfterCommit();
            }
            return changed;
        }));
    }

    private FulfillmentOrder require(UUID orderId) {
        return queries.find(orderId).orElseThrow(() -> new UnknownObject("FulfillmentOrder", orderId));
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake.run();
            }
        });
    }
}
