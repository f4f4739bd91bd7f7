package io.gatehouse.app.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.TestDatabase;
import io.gatehouse.app.platform.settings.DatabaseOwner;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica that starts leaves those at work in peace, and the app's role has what it needs and no more. */
class RuntimeRightsIT {
    private static final int STARTS = 12;

    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void firstStart() throws Exception {
        start();
    }

    @Test
    void whoReadsWhileOthersStartNeverFails() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch reading = new CountDownLatch(1);
        ExecutorService replicas = Executors.newFixedThreadPool(3);
        try {
            Future<Integer> reader = replicas.submit(() -> read(over, reading));
            reading.await();
            for (int i = 0; i < STARTS; i++) {
                // a right too many shows that the start did give the rights anew
                asOwner("grant truncate on platform.clock to gatehouse_app");
                Future<?> one = replicas.submit(this::start);
                Future<?> other = replicas.submit(this::start);
                one.get();
                other.get();
                assertThat(may("platform.clock", "TRUNCATE")).isFalse();
            }
            over.set(true);
            assertThat(reader.get()).as("reads that succeeded").isGreaterThan(STARTS);
        } finally {
            over.set(true);
            replicas.shutdownNow();
        }
    }

    @Test
    void theTrailIsAddedToOnlyAndTheHistoryOfSchemasIsNotForTheApp() throws Exception {
        asOwner("grant update, delete on all tables in schema audit to gatehouse_app");
        asOwner("grant select on platform.flyway_history to gatehouse_app");
        start();
        for (String table : strings("select 'audit.' || relname from pg_class where relkind = 'r'"
                + " and relnamespace = 'audit'::regnamespace and relname <> 'flyway_history'")) {
            assertThat(may(table, "SELECT")).as(table).isTrue();
            assertThat(may(table, "INSERT")).as(table).isTrue();
            assertThat(may(table, "UPDATE")).as(table).isFalse();
            assertThat(may(table, "DELETE")).as(table).isFalse();
        }
        try (Connection runtime = database.runtime();
                Statement sql = runtime.createStatement()) {
            assertThatThrownBy(() -> sql.executeQuery("select * from platform.flyway_history"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    /** PostgreSQL writes a catalogue row anew for every grant, even one that changes nothing; its xmin tells. */
    @Test
    void aStartWithoutAnythingNewTouchesNoRight() throws Exception {
        List<String> before = catalogue();
        start();
        assertThat(catalogue()).isEqualTo(before).isNotEmpty();
    }

    @Test
    void aNewTableSequenceOrSchemaGetsItsRightsAtTheNextStart() throws Exception {
        asOwner("create table directory.new_one (id bigint generated always as identity, other serial)");
        asOwner("revoke usage on schema review from gatehouse_app");
        assertThat(may("directory.new_one", "SELECT")).isFalse();
        start();
        for (String right : List.of("SELECT", "INSERT", "UPDATE", "DELETE")) {
            assertThat(may("directory.new_one", right)).as(right).isTrue();
        }
        assertThat(strings(
                        "select has_sequence_privilege('gatehouse_app', 'directory.new_one_other_seq', 'USAGE')::text"
                                + " union select has_schema_privilege('gatehouse_app', 'review', 'USAGE')::text"))
                .containsExactly("true");
    }

    private List<String> catalogue() throws SQLException {
        return strings("select 'table ' || oid || ' ' || xmin from pg_class where relnamespace::regnamespace::text in"
                + " ('platform', 'directory', 'fulfillment', 'departure', 'review', 'change', 'audit')"
                + " union all select 'schema ' || oid || ' ' || xmin from pg_namespace where nspname !~ '^pg_'"
                + " union all select 'database ' || oid || ' ' || xmin from pg_database where datname = current_database()"
                + " order by 1");
    }

    private Void start() throws Exception {
        new Migrations(new DatabaseOwner(database.url(), "gatehouse_owner", "owner", "gatehouse_app"))
                .afterPropertiesSet();
        return null;
    }

    /** Answers how often it succeeded; ends with the exception of the first that did not. */
    private int read(AtomicBoolean over, CountDownLatch reading) throws SQLException {
        int times = 0;
        try (Connection runtime = database.runtime();
                Statement sql = runtime.createStatement()) {
            while (!over.get()) {
                sql.executeQuery("select count(*) from platform.clock").close();
                times++;
                reading.countDown();
            }
        } finally {
            reading.countDown();
        }
        return times;
    }

    private boolean may(String table, String right) throws SQLException {
        return strings("select has_table_privilege('gatehouse_app', '" + table + "', '" + right + "')::text")
                .contains("true");
    }

    private List<String> strings(String question) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement();
                ResultSet rows = sql.executeQuery(question)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    private void asOwner(String statement) throws SQLException {
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }
}
