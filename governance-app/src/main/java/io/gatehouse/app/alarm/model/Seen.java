package io.gatehouse.app.alarm.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the extension says of itself.
 *
 * @param failing parts whose self-check is not well
 * @param keys ids of the approval keys, sorted
 * @param now by the clock of the node that answered
 * @param lastSweep when that node last looked for drift, by the same clock
 * @param tokenSeconds the longest life of an access token, if it says so
 * @param head how far its audit chain is, if it says so
 */
public record Seen(
        String mode,
        List<String> failing,
        List<String> keys,
        Instant now,
        @Nullable Instant lastSweep,
        @Nullable Long tokenSeconds,
        @Nullable Head head) {

    public Seen {
        failing = List.copyOf(failing);
        keys = List.copyOf(keys);
    }
}
