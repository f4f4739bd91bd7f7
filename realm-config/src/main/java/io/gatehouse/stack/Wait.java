package io.gatehouse.stack;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, never longer than a deadline. */
final class Wait {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private Wait() {}

    /** Whether the condition became true in time. A condition that throws counts as "not yet". */
    static boolean until(Duration limit, Callable<Boolean> condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            if (holds(condition)) {
                return true;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new StackFailure("Stopped while waiting.");
            }
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (StackFailure said) {
            throw said;
        } catch (Exception notYet) {
            return false;
        }
    }
}
