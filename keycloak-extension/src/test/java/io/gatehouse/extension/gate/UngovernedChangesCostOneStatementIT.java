package io.gatehouse.extension.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.Until;
import io.gatehouse.stack.LocalStack;
import io.gatehouse.stack.SharedStack;
import io.gatehouse.stack.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the gate adds to a change that is not governed, counted by PostgreSQL. Everything between Keycloak's own insert and its
 * commit is the extension's: it makes Keycloak flush, and then judges. It was four statements (the role's entity, the lock, the
 * state, the realm's entity joined with all its attributes); it is one.
 */
class UngovernedChangesCostOneStatementIT {

    private static LocalStack stack;
    private static GovernedRealm realm;

    @BeforeAll
    static void start() {
        stack = SharedStack.get();
        realm = GovernedRealm.create(stack, "cost");
    }

    @Test
    void aGrantCostsOneStatement() {
        realm.person().grant("plain").expect(204);
        List<List<String>> grants = new ArrayList<>();
        try (Statements statements = Statements.of(stack.postgres(), "keycloak")) {
            for (int i = 0; i < 3; i++) {
                LivePerson person = realm.person();
                List<List<String>> granting = statements
                        .during(() -> person.grant("plain").expect(204))
                        .stream()
                        .filter(statement -> insertAt(statement) >= 0)
                        .toList();
                assertEquals(1, granting.size(), granting.toString());
                grants.add(granting.get(0));
            }
        }
        // a graph older than a minute is read anew, but in another transaction, so the number is the same whenever this
        // runs
        for (List<String> transaction : grants) {
            List<String> ours = transaction.subList(insertAt(transaction) + 1, transaction.size());
            assertEquals(1, ours.size(), String.join("\n", transaction));
            assertTrue(ours.get(0).contains("gatehouse_hold"), ours.toString());
            assertEquals(
                    1,
                    transaction.stream()
                            .filter(text -> text.contains("gatehouse"))
                            .count(),
                    String.join("\n", transaction));
        }
    }

    @Test
    void aSignInCostsNone() {
        LivePerson person = realm.person();
        person.signIn("openid").expect(200);
        try (Statements statements = Statements.of(stack.postgres(), "keycloak")) {
            // the guard looks every second whether a realm has changed, in transactions of its own that begin with that
            List<List<String>> all = statements
                    .during(() -> person.signIn("openid").expect(200))
                    .stream()
                    .filter(transaction -> !Statements.timer(transaction))
                    .toList();
            List<List<String>> keycloaks = all.stream()
                    .filter(transaction -> transaction.stream().anyMatch(text -> !text.contains("gatehouse")))
                    .toList();
            assertFalse(keycloaks.isEmpty(), "the sign-in is written");
            keycloaks.forEach(transaction -> assertFalse(
                    transaction.stream().anyMatch(text -> text.contains("gatehouse")), transaction::toString));
            // timers look for ends of departures and grants; nothing of the gate's own is read
            assertTrue(
                    all.stream()
                            .flatMap(List::stream)
                            .noneMatch(text -> text.contains("gatehouse_realm")
                                    || text.contains("gatehouse_hold")
                                    || text.contains("gatehouse_classification")),
                    all::toString);
        }
    }

    /** A grant that waits for a widening must judge by the graph that the widening left, not by the one it began with. */
    @Test
    void whoWaitedReadsTheStateAfterTheWait() throws Exception {
        String id = realm.realmId();
        try (Connection widening = stack.postgres().connectAsSuperuser("keycloak");
                Connection grant = stack.postgres().connectAsSuperuser("keycloak");
                Connection watch = stack.postgres().connectAsSuperuser("keycloak")) {
            widening.setAutoCommit(false);
            grant.setAutoCommit(false);
            long before = version(widening, "select held_version from gatehouse_hold('" + id + "', false)");
            long granting = version(grant, "select pg_backend_pid()");
            try (Statement statement = widening.createStatement()) {
                statement.executeUpdate("update gatehouse_realm set graph_version = " + (before + 1)
                        + " where realm_id = '" + id + "'");
            }
            CompletableFuture<Long> read = CompletableFuture.supplyAsync(
                    () -> version(grant, "select held_version from gatehouse_hold('" + id + "', true)"));
            Until.fits(
                    "waiting",
                    Duration.ofSeconds(20),
                    () -> version(
                            watch,
                            "select count(*) from pg_locks where not granted and locktype = 'advisory' and pid = "
                                    + granting),
                    waiting -> waiting == 1);
            widening.commit();
            assertEquals(before + 1, read.get(20, TimeUnit.SECONDS));
            grant.commit();
        }
    }

    private static long version(Connection connection, String query) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertTrue(row.next());
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static int insertAt(List<String> transaction) {
        for (int i = 0; i < transaction.size(); i++) {
            if (transaction.get(i).contains("insert into user_role_mapping")) {
                return i;
            }
        }
        return -1;
    }
}
