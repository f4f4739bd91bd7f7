package io.gatehouse.extension.leaver;

import io.gatehouse.extension.settings.GatehouseSettings;
import io.gatehouse.extension.storage.GatehouseClock;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
    private static final long TICK_MILLIS = 1000;

    private static volatile @Nullable Instant lastRun;

    /** People whose access is ended side by side; each needs a database connection. */
    private static final int WORKERS = 3;

    private final ScheduledExecutorService ticks = Executors.newScheduledThreadPool(2, LeaverClockwork::thread);
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, LeaverClockwork::thread);

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

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "gatehouse-leaver");
        thread.setDaemon(true);
        thread.setContextClassLoader(LeaverClockwork.class.getClassLoader());
        return thread;
    }

    private void every(Runnable task) {
        ticks.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (Throwable t) {
                        // a throwable that got out would end the schedule silently
                        LOG.error("Gatehouse: a tick of the leaver register failed; the next one follows", t);
                    }
                },
                0,
                TICK_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        workers.shutdownNow();
    }
}
