package io.gatehouse.app.fulfillment;

import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.keycloak.Extension;
import io.gatehouse.app.keycloak.ExtensionRefused;
import io.gatehouse.app.keycloak.ExtensionUnavailable;
import io.gatehouse.app.keycloak.OutboxEvent;
import io.gatehouse.app.shared.Now;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes in what happened in Keycloak. Each event is one transaction; only then it is acknowledged, so it comes again if the app
 * stops in between, and the table of received ones makes that harmless. One that cannot be taken in stays in the outbox, with
 * the later ones of the same subject behind it.
 */
final class OutboxIntake {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxIntake.class);
    private static final int BATCH = 200;

    private final Extension extension;
    private final OutboxTable table;
    private final OutboxEvents events;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher publisher;
    private final Directory directory;
    private final Now now;
    private final Set<String> reported = new HashSet<>();

    OutboxIntake(
            Extension extension,
            OutboxTable table,
            OutboxEvents events,
            TransactionOperations transaction,
            ApplicationEventPublisher publisher,
            Directory directory,
            Now now) {
        this.extension = extension;
        this.table = table;
        this.events = events;
        this.transaction = transaction;
        this.publisher = publisher;
        this.directory = directory;
        this.now = now;
    }

    /** Until the outbox is empty, or holds only what cannot be taken in. */
    void takeIn() {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            List<OutboxEvent> batch = extension.outbox(BATCH);
            List<String> taken = new ArrayList<>();
            Set<String> accounts = new LinkedHashSet<>();
            takeIn(batch, taken, accounts);
            if (!taken.isEmpty()) {
                extension.acknowledge(taken);
            }
            accounts.forEach(this::refreshCopy);
            more = batch.size() == BATCH && !taken.isEmpty();
        }
    }

    private void takeIn(List<OutboxEvent> batch, List<String> taken, Set<String> accounts) {
        Set<String> held = new HashSet<>();
        for (OutboxEvent event : batch) {
            String subject = event.subject();
            if (subject != null && held.contains(subject)) {
                continue;
            }
            try {
                if (takeIn(event)) {
                    events.changed(event)
                            .filter(it -> it.orderId() == null || !table.isOurs(it.orderId()))
                            .ifPresent(it -> accounts.add(it.accountId()));
                }
                taken.add(event.id());
            } catch (RuntimeException e) {
                if (subject != null) {
                    held.add(subject);
                }
                if (reported.add(event.id())) {
                    LOG.error("Event {} ({}) cannot be taken in; it stays in the outbox.", event.id(), event.type(), e);
                }
            }
        }
    }

    /** False when it was there before. */
    private boolean takeIn(OutboxEvent event) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean first = table.receive(event, now.instant());
            if (first) {
                events.published(event).forEach(publisher::publishEvent);
            }
            return first;
        }));
    }

    private void refreshCopy(String accountId) {
        try {
            directory.refresh(accountId);
        } catch (ExtensionUnavailable | ExtensionRefused e) {
            LOG.info("The copy of {} is old until the next read of everything.", accountId);
        }
    }
}
