package io.gatehouse.extension.storage;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Does one thing again and again, at once and then after each pause, on a thread of its own: Keycloak's timer has one thread for
 * everything, which other tasks can hold up for minutes.
 */
public final class Clockwork implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Clockwork.class);

    private final ScheduledExecutorService thread;

    private Clockwork(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    /**
     * Starts.
     *
     * @param name of the thread
     * @param what is done, for the log: "looking for ended grants"
     */
    public static Clockwork every(Duration pause, String name, String what, Runnable task) {
        Clockwork clockwork = new Clockwork(Executors.newSingleThreadScheduledExecutor(work -> thread(name, work)));
        clockwork.thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        task.run();
                    } catch (Throwable t) {
                        // a throwable that got out would end the schedule silently
                        LOG.errorf(t, "Gatehouse: %s failed; it is tried again", what);
                    }
                },
                0,
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
        return clockwork;
    }

    /** A thread that does not keep the server from ending, and finds our classes. */
    public static Thread thread(String name, Runnable work) {
        Thread daemon = new Thread(work, name);
        daemon.setDaemon(true);
        daemon.setContextClassLoader(Clockwork.class.getClassLoader());
        return daemon;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
