package io.gatehouse.app.alarm;

import io.gatehouse.app.ModuleDatabase;
import io.gatehouse.app.keycloak.Extension;
import io.gatehouse.app.keycloak.ExtensionStatus;
import io.gatehouse.app.shared.StateChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The module on a real database. */
final class Watched implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    final ModuleDatabase database = new ModuleDatabase("alarm");
    final AlarmTable table = new AlarmTable(JdbcClient.create(database.dataSource()));
    final List<StateChange> recorded = new CopyOnWriteArrayList<>();
    final Alarms alarms = new Alarms(
            table,
            new TransactionTemplate(new JdbcTransactionManager(database.dataSource())),
            event -> recorded.add((StateChange) event),
            () -> this.now);
    final AlarmWatch watch;
    volatile Instant now = NOW;

    Watched(Extension extension) {
        this.watch = new AlarmWatch(extension, alarms, () -> this.now);
    }

    /** One look, a quarter of a minute after the last. */
    List<String> look() {
        now = now.plusSeconds(15);
        watch.look();
        return open();
    }

    List<String> open() {
        return table.open().stream().map(alarm -> alarm.kind().name()).toList();
    }

    List<String> history() {
        return recorded.stream()
                .map(change -> change.type().code() + " "
                        + (change.before().containsKey("kind") ? change.before() : change.after()).get("kind"))
                .toList();
    }

    /** How an extension that is well answers at that time. */
    static ExtensionStatus well(Instant at) {
        return status(at, "ENFORCE", List.of("key-1"), at.minus(Duration.ofSeconds(40)), 300L);
    }

    static ExtensionStatus status(
            Instant at, String mode, List<String> keys, @Nullable Instant lastSweep, @Nullable Long tokenSeconds) {
        return status(at, mode, keys, lastSweep, tokenSeconds, 7, "hash-7");
    }

    static ExtensionStatus status(
            Instant at,
            String mode,
            List<String> keys,
            @Nullable Instant lastSweep,
            @Nullable Long tokenSeconds,
            long auditSeq,
            String auditHash) {
        return new ExtensionStatus(
                "1",
                "26",
                "lanstone",
                "realm",
                mode,
                at,
                at,
                List.of(
                        new ExtensionStatus.Check("row-collector", true, "sees every row"),
                        new ExtensionStatus.Check("approval-keys", true, "1 key(s)")),
                0,
                null,
                1,
                0,
                0,
                keys,
                null,
                lastSweep,
                tokenSeconds,
                auditSeq,
                auditHash);
    }

    @Override
    public void close() {
        database.close();
    }
}
