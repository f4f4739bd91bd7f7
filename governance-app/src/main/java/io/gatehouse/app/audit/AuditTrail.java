package io.gatehouse.app.audit;

import io.gatehouse.app.shared.ExtensionEntryReceived;
import io.gatehouse.app.shared.StateChange;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hears every change of state and writes exactly one entry for it, in the transaction of the change: they are committed
 * together or not at all. Writing waits for the end of the transaction, because the chain is locked while it grows.
 */
@Component
final class AuditTrail {
    private final EntryStore store;

    AuditTrail(EntryStore store) {
        this.store = store;
    }

    @EventListener
    void changed(StateChange change) {
        AtCommit pending = pending(change.type().code());
        pending.add(Entries.of(change));
    }

    @EventListener
    void received(ExtensionEntryReceived entry) {
        AtCommit pending = pending(entry.type());
        if (store.addExtensionEntry(entry)) {
            pending.add(Entries.of(entry));
        }
    }

    private AtCommit pending(String type) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    type + " was published outside a transaction: it could not be recorded with it");
        }
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(AtCommit.class::isInstance)
                .map(AtCommit.class::cast)
                .findFirst()
                .orElseGet(this::register);
    }

    private AtCommit register() {
        AtCommit pending = new AtCommit(store);
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** An entry without its place: given number and time, all its members. */
    interface Draft extends Function<Place, Map<String, @Nullable Object>> {}

    /** @param at ISO-8601, UTC, microseconds */
    record Place(long seq, String at) {}
}
