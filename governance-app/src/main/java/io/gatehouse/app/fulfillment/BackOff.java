package io.gatehouse.app.fulfillment;

import java.time.Duration;

/** The pause before the next try: 1, 2, 4 … seconds, never more than a minute. */
final class BackOff {

    private static final int LONGEST = 60;

    private BackOff() {}

    static Duration after(int attempts) {
        int doublings = Math.min(Math.max(attempts, 1) - 1, 6);
        return Duration.ofSeconds(Math.min(1L << doublings, LONGEST));
    }
}
