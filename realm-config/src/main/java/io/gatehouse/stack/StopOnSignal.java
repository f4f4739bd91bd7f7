package io.gatehouse.stack;

import java.time.Duration;

/**
 * Ctrl-C and SIGTERM interrupt the main thread, which then stops what it started itself, and the JVM waits for it.
 */
final class StopOnSignal {

    private volatile boolean received;

    private StopOnSignal() {}

    /** To be called by the main thread. */
    static StopOnSignal install() {
        StopOnSignal signal = new StopOnSignal();
        Thread main = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> signal.stop(main), "stop-on-signal"));
        return signal;
    }

    private void stop(Thread main) {
        if (main.isAlive()) {
            received = true;
            main.interrupt();
            try {
                main.join(Duration.ofMinutes(3).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    boolean received() {
        return received;
    }
}
