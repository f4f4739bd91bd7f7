package io.gatehouse.app.change.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for: one edge, why, and for how long.
 *
 * @param sourceId the person, or the role, group or realm whose definition changes
 * @param targetId the entitlement that the source gains
 * @param ticket number of a ticket elsewhere
 * @param act what may be done to the source, as the extension names it; only of {@link Operation#ACT}
 * @param days how long it lasts, counted from the last approval; nothing for "until it is revoked"
 */
public record Ask(
        Operation operation,
        String sourceId,
        String targetId,
        String reason,
        @Nullable String ticket,
        @Nullable Integer days,
        @Nullable String act) {

    /** How long a permit lasts; the extension takes an hour at most, and the two clocks may differ. */
    public static final Duration WINDOW = Duration.ofMinutes(45);

    /** The end of a grant that is agreed at this instant. */
    public @Nullable Instant endsAt(Instant agreedAt) {
        if (operation.opensWindow()) {
            return agreedAt.plus(WINDOW);
        }
        return days == null ? null : agreedAt.plus(Duration.ofDays(days));
    }
}
