package io.gatehouse.app.fulfillment;

import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.keycloak.Extension;
import io.gatehouse.app.keycloak.ExtensionRefused;
import io.gatehouse.app.keycloak.ExtensionUnavailable;
import io.gatehouse.app.keycloak.OutboxEntry;
import io.gatehouse.app.keycloak.OutboxEvent;
import io.gatehouse.app.shared.Now;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes in what happened in Keycloak. Each event is one transaction; only then it is acknowledged, so it comes again if the app
 * stops in between, and the table of received ones makes that harmless. One that cannot be read or
 * taken in is set aside, with the later ones of the same subject behind it, and tried again from there: the outbox goes on.
 */
final class OutboxIntake {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxIntake.class);
    private static final int BATCH = 200;

    private final Extension extension;
    private final OutboxTable table;
    private final SetAside aside;
    private final OutboxEvents events;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher publisher;
    private final Directory directory;
    private final Now now;

    OutboxIntake(
            Extension extension,
            OutboxTable table,
            SetAside aside,
            OutboxEvents events,
            TransactionOperations transaction,
            ApplicationEventPublisher publisher,
            Directory directory,
            Now now) {
        this.extension = extension;
        this.table = table;
        this.aside = aside;
        this.events = events;
        this.transaction = transaction;
        this.publisher = publisher;
        this.directory = directory;
        this.now = now;
    }

    /** First what was set aside, as far as it is due; then the outbox until it is empty. */
    void takeIn() {
        takeInSetAside();
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            List<OutboxEntry> batch = extension.outbox(BATCH);
            Set<String> accounts = new LinkedHashSet<>();
            takeIn(batch, accounts);
            List<String> done = batch.stream()
                    .filter(OutboxEntry::known)
                    .map(OutboxEntry::id)
                    .toList();
            if (!done.isEmpty()) {
                extension.acknowledge(done);
            }
            accounts.forEach(this::refreshCopy);
            // one without an id comes every time: a batch of nothing else would never end
            more = batch.size() == BATCH && !done.isEmpty();
        }
    }

    /** Afterwards every event of the batch is either taken in or set aside. */
    private void takeIn(List<OutboxEntry> batch, Set<String> accounts) {
        Set<String> held = new HashSet<>(aside.subjects());
        for (OutboxEntry event : batch) {
            String subject = event.subject();
            if (subject != null && held.contains(subject)) {
                aside.behind(event);
                continue;
            }
            try {
                takeIn(event.event(), accounts, () -> {});
            } catch (RuntimeException fault) {
                aside.put(event, fault);
                if (subject != null) {
                    held.add(subject);
                }
            }
        }
    }

    /** Goes on while something succeeds: then the next one of that subject may be at the front. */
    private void takeInSetAside() {
        boolean progress = true;
        Set<String> accounts = new LinkedHashSet<>();
        while (progress && !Thread.currentThread().isInterrupted()) {
            progress = false;
            for (SetAsideEvent waiting : aside.due(BATCH)) {
                try {
                    takeIn(waiting.event().event(), accounts, () -> aside.over(waiting));
                    progress = true;
                } catch (RuntimeException fault) {
                    aside.again(waiting, fault);
                }
            }
        }
        accounts.forEach(this::refreshCopy);
    }

    private void takeIn(OutboxEvent event, Set<String> accounts, Runnable also) {
        Optional<OutboxEvents.Changed> changed = events.changed(event);
        boolean first = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean unknown = table.receive(event, now.instant());
            if (unknown) {
                events.published(event).forEach(publisher::publishEvent);
            }
            also.run();
            return unknown;
        }));
        if (first) {
            changed.filter(it -> it.orderId() == null || !table.isOurs(it.orderId()))
                    .ifPresent(it -> accounts.add(it.accountId()));
        }
    }

    private void refreshCopy(String accountId) {
        try {
            directory.refresh(accountId);
        } catch (ExtensionUnavailable | ExtensionRefused e) {
            LOG.info("The copy of {} is old until the next read of everything.", accountId);
        }
    }
}
