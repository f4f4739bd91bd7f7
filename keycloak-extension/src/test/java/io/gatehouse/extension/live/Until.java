package io.gatehouse.extension.live;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a condition by asking again, never longer than a deadline. */
public final class Until {
    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

    private Until() {}

    /** The first value that fits; fails with the last one when none did in time. */
    public static <T> T fits(String what, Duration limit, Supplier<T> read, Predicate<T> wanted) {
        long end = System.nanoTime() + limit.toNanos();
        T value = read.get();
        while (!wanted.test(value)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " did not happen within " + limit + "; last seen: " + value);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            value = read.get();
        }
        return value;
    }
}
