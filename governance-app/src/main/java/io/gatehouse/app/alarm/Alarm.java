package io.gatehouse.app.alarm;

import io.gatehouse.app.alarm.model.AlarmKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One alarm, open or past.
 *
 * @param closedBy who confirmed that the change was meant; null when the cause went away by itself
 */
record Alarm(
        UUID id,
        AlarmKind kind,
        List<String> found,
        List<String> expected,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String closedBy) {

    boolean isOpen() {
        return closedAt == null;
    }
}
