package io.gatehouse.app.fulfillment;

import io.gatehouse.app.keycloak.OutboxEntry;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.StateChange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Where events go that cannot be taken in. That one was set aside, and that it came through in the end, stands in the audit
 * trail; the tries in between do not.
 */
final class SetAside {

    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);
    private static final int LONGEST_REASON = 500;

    private final SetAsideTable table;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher publisher;
    private final Now now;

    SetAside(SetAsideTable table, TransactionOperations transaction, ApplicationEventPublisher publisher, Now now) {
        this.table = table;
        this.transaction = transaction;
        this.publisher = publisher;
        this.now = now;
    }

    Set<String> subjects() {
        return table.subjects();
    }

    List<SetAsideEvent> due(int limit) {
        return table.due(limit);
    }

    /** Keeps one that failed, and raises the alarm; once, also when the extension sends it again. */
    void put(OutboxEntry event, RuntimeException fault) {
        transaction.executeWithoutResult(status -> {
            if (table.keep(event, reason(fault), now.instant())) {
                LOG.error(
                        "Event {} ({}) cannot be taken in; it is set aside and tried again.",
                        event.id(),
                        event.type(),
                        fault);
                record(FulfillmentChange.EVENT_SET_ASIDE, event, Map.of(), state(event, fault));
            }
        });
    }

    /** Keeps one that has to wait for an earlier one of its subject. */
    void behind(OutboxEntry event) {
        table.keep(event, null, now.instant());
    }

    /** It failed once more; or for the first time, if it had been waiting behind another one. */
    void again(SetAsideEvent waiting, RuntimeException fault) {
        OutboxEntry event = waiting.event();
        String reason = reason(fault);
        transaction.executeWithoutResult(status -> {
            table.tryLater(event.id(), reason, BackOff.after(waiting.attempts() + 1));
            if (waiting.reason() == null) {
                record(FulfillmentChange.EVENT_SET_ASIDE, event, Map.of(), state(event, fault));
            }
        });
        if (!reason.equals(waiting.reason())) {
            LOG.error("Event {} ({}) can still not be taken in.", event.id(), event.type(), fault);
        }
    }

    /** It is taken in. Must run in the transaction that does so. */
    void over(SetAsideEvent waiting) {
        OutboxEntry event = waiting.event();
        table.remove(event.id());
        if (waiting.reason() != null) {
            record(FulfillmentChange.EVENT_TAKEN_IN, event, Map.of("type", event.type()), Map.of());
        }
    }

    private void record(
            FulfillmentChange type, OutboxEntry event, Map<String, Object> before, Map<String, Object> after) {
        String hash = event.auditHash();
        publisher.publishEvent(new StateChange(
                type,
                OrderBook.JOB,
                event.subject(),
                "OutboxEvent",
                event.id(),
                before,
                after,
                null,
                hash == null ? Map.of() : Map.of("extensionAuditHash", hash)));
    }

    /** Without the message: it may hold anything, and the trail is for ever. */
    private static Map<String, Object> state(OutboxEntry event, RuntimeException fault) {
        return Map.of("type", event.type(), "fault", fault.getClass().getSimpleName());
    }

    /** As far as PostgreSQL stores it: no text there holds a zero. */
    private static String reason(RuntimeException fault) {
        String reason = (fault.getClass().getSimpleName() + ": " + fault.getMessage()).replace('\0', ' ');
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }
}
