package io.gatehouse.app.alarm.model;

import java.time.Duration;
import java.util.List;

/**
 * Why there is to be an alarm.
 *
 * @param found what is there now, in codes
 * @param expected what should be there, in codes; empty when there is nothing to compare with
 * @param patience for so long it may be passing
 */
public record Cause(List<String> found, List<String> expected, Duration patience) {

    public Cause {
        found = List.copyOf(found);
        expected = List.copyOf(expected);
    }

    static Cause now(List<String> found, List<String> expected) {
        return new Cause(found, expected, Duration.ZERO);
    }
}
