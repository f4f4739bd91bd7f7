package io.gatehouse.app.e2e;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The database of the app and of Keycloak is killed the moment changes were approved. It comes back; nobody touches the app or
 * Keycloak: every change is carried out once, and nothing was called done before it was.
 */
@Tag("ci")
@NeedsBrowser
class AKilledDatabaseLosesNoOrderIT extends DamagedWorld {

    private static final Duration RECOVERY = Duration.ofMinutes(3);

    AKilledDatabaseLosesNoOrderIT() {
        super("database-killed");
    }

    @Test
    void approvedChangesAreCarriedOutOnceAfterTheDatabaseWasKilled() {
        Map<String, String> people =
                new TreeMap<>(Map.of("zhang.wei", "crm/customer-read", "li.na", "oa/contract-approve"));
        Map<String, String> paths = new TreeMap<>();
        people.forEach((username, granted) -> paths.put(username, story.completed("en", refused(username, granted))));

        paths.values().forEach(path -> story.approved("en", path));
        world.stack().postgres().kill();
        world.stack().postgres().start();

        Await.until(
                "Keycloak signs people in again",
                RECOVERY,
                () -> tokens.byPassword("liu.yang", "openid").status() == 200);
        people.forEach((username, granted) -> isCarriedOutOnce(paths.get(username), username, granted));
    }
}
