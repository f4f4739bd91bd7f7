package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stack.AppProcess;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The app, a process of its own, is killed while its order is being carried out in Keycloak, so that the answer reaches nobody.
 * Started again it finds the order, asks again under the same id, and calls it done: it was carried out once.
 */
@Tag("ci")
@NeedsBrowser
class AKilledAppLosesNoOrderIT extends DamagedWorld {

    private static final Path JAR = Path.of("target/governance-app-app.jar");
    /** The killed one's lease has to run out first. */
    private static final Duration TAKEN_UP = Duration.ofMinutes(3);

    AKilledAppLosesNoOrderIT() {
        super("app-killed");
    }

    @Test
    void anOrderThatWasUnderWayIsCarriedOutOnceAfterTheAppWasKilled() throws SQLException {
        String path = story.completed("en", refused("zhang.wei", "crm/customer-read"));
        world.stopApp();
        try (AppProcess app = new AppProcess(world.stack(), JAR)) {
            app.start();
            killInTheMiddleOf(path, app::kill);
            assertThat(app.isHealthy()).isFalse();
            assertThat(verified()).as("nothing is called done").isZero();

            app.start();
            Await.until("the order is taken up and read back", TAKEN_UP, () -> verified() == 1);
            isCarriedOutOnce(path, "zhang.wei", "crm/customer-read");
        }
    }
}
