package io.gatehouse.extension.leaver;

import io.gatehouse.extension.settings.GatehouseSettings;
import io.gatehouse.extension.storage.Clockwork;
import io.gatehouse.extension.storage.GatehouseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * What runs by itself on every node: reads the leaver register every second for the guard, and carries out what is due. Threads
 * of its own, not Keycloak's timer, whose single thread other tasks can hold up for minutes. Which node does what is
 * decided by row locks, so nothing has to be elected.
 */
public final class LeaverClockwork implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LeaverClockwork.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String THREAD = "gatehouse-leaver";

    private static volatile @Nullable Instant lastRun;

    /** People whose access is ended side by side; each needs a database connection. */
    private static final int WORKERS = 3;

    private final List<Clockwork> ticks = new ArrayList<>();
    private final ExecutorService workers =
            Executors.newFixedThreadPool(WORKERS, work -> Clockwork.thread(THREAD, work));

    private LeaverClockwork() {}

    /** Starts when the server is up; what became due while it was down is carried out by the first tick. */
    public static LeaverClockwork start(KeycloakSessionFactory factory) {
        LeaverClockwork clockwork = new LeaverClockwork();
        clockwork.every(() -> LeaverWatch.node().refreshOrLog(factory));
        if (GatehouseSettings.of(factory).leaverTimer()) {
            LeaverRun run = new LeaverRun(factory);
            clockwork.every(() -> {
                run.runDue(clockwork.workers);
                lastRun = GatehouseClock.jvmNow();
            });
        } else {
            LOG.warn("Gatehouse: leaver-timer is off; departures are guarded but not carried out by this node");
        }
        return clockwork;
    }

    /** When this node last looked for due departures (its own clock); null = not yet. */
    public static @Nullable Instant lastRun() {
        return lastRun;
    }

    private void every(Runnable task) {
        ticks.add(Clockwork.every(PAUSE, THREAD, "a tick of the leaver register", task));
    }

    @Override
    public void close() {
        ticks.forEach(Clockwork::close);
        workers.shutdownNow();
    }
}
