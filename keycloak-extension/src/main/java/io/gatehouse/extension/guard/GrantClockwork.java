package io.gatehouse.extension.guard;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;

/** Lets {@link GrantWatch} look every second, on a thread that nothing else can hold up. */
final class GrantClockwork implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(GrantClockwork.class);
    private static final long TICK_MILLIS = 1000;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "gatehouse-grants");
        daemon.setDaemon(true);
        daemon.setContextClassLoader(GrantClockwork.class.getClassLoader());
        return daemon;
    });

    private GrantClockwork() {}

    static GrantClockwork start(KeycloakSessionFactory factory) {
        GrantClockwork clockwork = new GrantClockwork();
        clockwork.thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        GrantWatch.node().refresh(factory);
                    } catch (Throwable t) {
                        // a throwable that got out would end the schedule silently
                        LOG.error("Gatehouse: looking for changes of the realms failed; it is tried again", t);
                    }
                },
                0,
                TICK_MILLIS,
                TimeUnit.MILLISECONDS);
        return clockwork;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
