package io.gatehouse.app.directory;

import io.gatehouse.app.keycloak.Extension;
import io.gatehouse.app.keycloak.ExtensionRefused;
import io.gatehouse.app.keycloak.ExtensionUnavailable;
import io.gatehouse.app.keycloak.InventoryLine;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.StateChange;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads from Keycloak into the copy: all of it in one transaction, so that nobody sees a half one and a read that breaks off
 * changes nothing; or one account.
 */
final class KeycloakCopy {

    /** Any number that nobody else in this database uses: one full read at a time, over all replicas. */
    private static final long READING = 0x6761_7465_0001L;
    /** Held alone while everything is merged, and shared while one account is: neither sees the other half done. */
    private static final long MERGING = 0x6761_7465_0002L;

    private final Extension extension;
    private final DataSource database;
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Consumer<StateChange> recorded;
    private final Now now;
    private final JsonMapper json;
    private final Merge merge;

    /** @param recorded hears, in the transaction of the read, what belongs into the audit trail */
    KeycloakCopy(
            Extension extension,
            DataSource database,
            PlatformTransactionManager transactions,
            Consumer<StateChange> recorded,
            Now now,
            JsonMapper json) {
        this.extension = extension;
        this.database = database;
        this.sql = JdbcClient.create(database);
        // a transaction of its own: a caller that goes on without the read must still be able to commit
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.recorded = recorded;
        this.now = now;
        this.json = json;
        this.merge = new Merge(sql);
    }

    void readEverything() {
        transaction.executeWithoutResult(status -> {
            lock("pg_advisory_xact_lock", READING);
            Instant at = now.instant();
            OffsetDateTime begun = databaseTime();
            withStaging(staging -> {
                extension.inventory(null, staging);
                staging.finish();
                staging.analyze();
                String fault = staging.fault();
                if (fault != null) {
                    throw new ExtensionUnavailable("the inventory is not believed: " + fault);
                }
                lock("pg_advisory_xact_lock", MERGING);
                merge.everything(begun).forEach(recorded);
            });
            sql.sql("update directory.reading set begun_at = :begun, read_at = :at, last_error = null")
                    .param("begun", begun)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    /** An account that Keycloak no longer has disappears from the copy. */
    void readAccount(String id) {
        OffsetDateTime begun = databaseTime();
        List<InventoryLine> lines = linesOf(id);
        transaction.executeWithoutResult(status -> {
            lock("pg_advisory_xact_lock_shared", MERGING);
            if (newerIsKnown(id, begun)) {
                return;
            }
            withStaging(staging -> {
                lines.forEach(staging);
                staging.finish();
                merge.account(id, begun).forEach(recorded);
            });
        });
    }

    /** Until the end of the transaction. */
    private void lock(String function, long number) {
        sql.sql("select " + function + "(:number)")
                .param("number", number)
                .query((row, i) -> true)
                .list();
    }

    /** Locks the account's row: of two reads the one that began later wins. */
    private boolean newerIsKnown(String id, OffsetDateTime begun) {
        return sql.sql("select coalesce(refreshed_at > :begun, false) from directory.account where id = :id for update")
                        .param("begun", begun)
                        .param("id", id)
                        .query(Boolean.class)
                        .optional()
                        .orElse(false)
                || sql.sql("select coalesce(begun_at > :begun, false) from directory.reading")
                        .param("begun", begun)
                        .query(Boolean.class)
                        .single();
    }

    private List<InventoryLine> linesOf(String id) {
        List<InventoryLine> lines = new ArrayList<>();
        try {
            extension.inventory(id, lines::add);
        } catch (ExtensionRefused e) {
            if (!e.code().equals("unknown")) {
                throw e;
            }
        }
        return lines;
    }

    private void withStaging(Consumer<Staging> work) {
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            work.accept(new Staging(connection, json));
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
    }

    /** The database's real clock, which orders reads; Gatehouse's may be moved in a demo. */
    private OffsetDateTime databaseTime() {
        return sql.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
    }

    /** When the last complete read was, and what was wrong with the last try. */
    Reading reading() {
        return sql.sql("select read_at, last_error from directory.reading")
                .query((row, i) -> new Reading(Columns.instant(row, "read_at"), row.getString("last_error")))
                .single();
    }

    void failed(String error) {
        sql.sql("update directory.reading set last_error = :error")
                .param("error", error)
                .update();
    }

    record Reading(@Nullable Instant readAt, @Nullable String lastError) {}
}
