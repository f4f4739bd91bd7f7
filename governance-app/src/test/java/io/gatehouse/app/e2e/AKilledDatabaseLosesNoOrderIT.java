package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The database of the app and of Keycloak is killed the moment changes were approved. It comes back; nobody touches the app or
 * Keycloak: every change is carried out once, and nothing was called done before it was.
 */
@Tag("ci")
@NeedsBrowser
class AKilledDatabaseLosesNoOrderIT {

    private static final Duration RECOVERY = Duration.ofMinutes(3);

    private final World world = World.own("database-killed");
    private final Tokens tokens = new Tokens(world);
    private final GrantStory story = new GrantStory(world);

    @AfterEach
    void stop() {
        world.stopApp();
        world.stack().close();
    }

    @Test
    void approvedChangesAreCarriedOutOnceAfterTheDatabaseWasKilled() {
        Map<String, String> people =
                new TreeMap<>(Map.of("zhang.wei", "crm/customer-read", "li.na", "oa/contract-approve"));
        Map<String, String> paths = new TreeMap<>();
        people.forEach((username, granted) -> paths.put(username, asked(username, granted)));

        paths.values().forEach(path -> story.approved("en", path));
        world.stack().postgres().kill();
        world.stack().postgres().start();

        Await.until(
                "Keycloak signs people in again",
                RECOVERY,
                () -> tokens.byPassword("liu.yang", "openid").status() == 200);
        paths.values().forEach(path -> story.verified("en", path));
        people.forEach((username, granted) -> {
            assertThat(tokens.rolesOf(username))
                    .as("a fresh token of " + username)
                    .contains(granted);
            String[] role = granted.split("/");
            // fails unless there is exactly one live entry
            assertThat(story.approversInLedger(world.personId(username), world.clientId(role[0]), role[1]))
                    .contains(world.personId("liu.yang"));
        });
    }

    private String asked(String username, String granted) {
        String[] role = granted.split("/");
        assertThat(tokens.rolesOf(username)).as("before").doesNotContain(granted);
        String reference = story.refused(world.personId(username), world.clientId(role[0]), role[1]);
        return story.completed("en", reference);
    }
}
