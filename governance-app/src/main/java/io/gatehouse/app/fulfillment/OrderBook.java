package io.gatehouse.app.fulfillment;

import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.StateChange;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stores what became of an order. The change, its audit entry and what other modules make of it are one transaction; where the
 * lease was lost nothing is stored, because another worker is at it.
 */
final class OrderBook {

    static final Actor JOB = Actor.system("fulfillment");

    private final OrderTable table;
    private final OrderQueries queries;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Now now;

    OrderBook(
            OrderTable table,
            OrderQueries queries,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            Now now) {
        this.table = table;
        this.queries = queries;
        this.transaction = transaction;
        this.events = events;
        this.now = now;
    }

    boolean applied(OrderRow row, Courier.Receipt receipt) {
        return inTransaction(() -> {
            boolean stored = table.applied(row, receipt.auditHash(), receipt.ledgerId(), now.instant());
            if (stored) {
                record(
                        FulfillmentChange.APPLIED,
                        JOB,
                        row.order(),
                        current(row.order().orderId()));
            }
            return stored;
        });
    }

    boolean verified(OrderRow row) {
        return inTransaction(() -> {
            boolean stored = table.verified(row, now.instant());
            if (stored) {
                FulfillmentOrder after = current(row.order().orderId());
                record(FulfillmentChange.VERIFIED, JOB, row.order(), after);
                events.publishEvent(new OrderVerified(after));
            }
            return stored;
        });
    }

    void failed(OrderRow row, String error) {
        inTransaction(() -> {
            boolean stored = table.failed(row, error);
            if (stored) {
                FulfillmentOrder after = current(row.order().orderId());
                record(FulfillmentChange.FAILED, JOB, row.order(), after);
                events.publishEvent(new OrderFailed(after));
            }
            return stored;
        });
    }

    /** Not a change of state: only seen on the page and by health. */
    void tryAgain(OrderRow row, String error, Duration pause) {
        table.tryAgain(row, error, pause);
    }

    boolean overtaken(OrderRow row) {
        return table.overtaken(row.order().orderId());
    }

    boolean registrationOpen(OrderRow row) {
        return table.registrationOpen(row.order().orderId());
    }

    private FulfillmentOrder current(UUID orderId) {
        return queries.find(orderId).orElseThrow(() -> new IllegalStateException("order " + orderId + " is gone"));
    }

    /** Publishes the audit entry of a change; must run in the transaction of the change. */
    void record(FulfillmentChange type, Actor actor, @Nullable FulfillmentOrder before, FulfillmentOrder after) {
        Map<String, String> references = new HashMap<>();
        references.put("origin", after.origin().module() + " " + after.origin().objectId());
        if (after.auditHash() != null) {
            references.put("extensionAuditHash", after.auditHash());
        }
        events.publishEvent(new StateChange(
                type,
                actor,
                after.subjectId(),
                "FulfillmentOrder",
                after.orderId().toString(),
                before == null ? Map.of() : state(before),
                state(after),
                null,
                references));
    }

    private static Map<String, Object> state(FulfillmentOrder order) {
        Map<String, Object> state = new HashMap<>();
        state.put("status", order.status().name());
        state.put("kind", order.kind());
        state.put("notBefore", order.notBefore().toString());
        if (order.entitlementId() != null) {
            state.put("entitlementId", order.entitlementId());
        }
        if (order.lastError() != null) {
            state.put("lastError", order.lastError());
        }
        return state;
    }

    private boolean inTransaction(java.util.function.Supplier<Boolean> work) {
        return Boolean.TRUE.equals(transaction.execute(status -> work.get()));
    }
}
