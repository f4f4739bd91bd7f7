package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** The whole product on a stack of a test's own, which may be damaged, and grants that must survive it. */
abstract class DamagedWorld {

    private static final Duration REACHED = Duration.ofSeconds(60);

    final World world;
    final Tokens tokens;
    final GrantStory story;

    DamagedWorld(String name) {
        world = World.own(name);
        tokens = new Tokens(world);
        story = new GrantStory(world);
    }

    @AfterEach
    void stop() {
        world.stopApp();
        world.stack().close();
    }

    /** The person does not have it, and it is refused; answers the reference. */
    String refused(String username, String granted) {
        String[] role = granted.split("/");
        assertThat(tokens.rolesOf(username)).as("before").doesNotContain(granted);
        return story.refused(world.personId(username), world.clientId(role[0]), role[1]);
    }

    /** A fresh token has it, and the ledger exactly one live entry. */
    void isCarriedOutOnce(String path, String username, String granted) {
        story.verified("en", path);
        assertThat(tokens.rolesOf(username)).as("a fresh token of " + username).contains(granted);
        String[] role = granted.split("/");
        // fails unless there is exactly one live entry
        assertThat(story.approversInLedger(world.personId(username), world.clientId(role[0]), role[1]))
                .contains(world.personId("liu.yang"));
    }

    /**
     * Liu Yang approves, and something dies while Keycloak carries it out. Nobody can write to the ledger until it is dead: so
     * the order has reached Keycloak, and its end is not stored.
     */
    void killInTheMiddleOf(String path, Runnable kill) throws SQLException {
        try (Connection database = world.stack().postgres().connectAsSuperuser("keycloak");
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("lock table gatehouse_ledger in share mode");
            story.approved("en", path);
            Await.until(
                    "the order has reached Keycloak",
                    REACHED,
                    () -> number(statement.executeQuery("select count(*) from pg_locks"
                                    + " where relation = 'gatehouse_ledger'::regclass and not granted"))
                            > 0);
            kill.run();
        }
    }

    /** How many approved changes the app calls done. */
    long verified() {
        return world.count(
                "gatehouse",
                "select count(*) from fulfillment.fulfillment_order where kind = 'APPLY' and status = 'VERIFIED'");
    }

    private static long number(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getLong(1);
    }
}
