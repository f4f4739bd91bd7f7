package io.gatehouse.app.departure.model;

import io.gatehouse.app.shared.Ruling;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one departure.
 *
 * @param lastDay last working day, a date at the work location
 * @param accessEnd when access ends, to the minute
 * @param zone of the work location, in which dates and times are shown
 * @param registerState what the leaver register said last; nothing until it answered the first time
 * @param endedAt when the extension ended access
 * @param verifiedAt when it had read back that nothing is left
 */
public record DepartureCase(
        UUID id,
        String personId,
        DepartureType type,
        LocalDate lastDay,
        Instant accessEnd,
        ZoneId zone,
        boolean confidential,
        @Nullable String successorId,
        CaseStatus status,
        String startedBy,
        Instant startedAt,
        @Nullable String registerState,
        @Nullable Instant endedAt,
        @Nullable Instant verifiedAt,
        @Nullable Instant closedAt,
        int attempts,
        @Nullable String lastError,
        int version) {

    /** Whether the plan may still be changed: only before the cut. */
    public Ruling mayReschedule() {
        return status == CaseStatus.SCHEDULED && endedAt == null && !"RUNNING".equals(registerState)
                ? Ruling.allowed()
                : Ruling.denied("departure.too-late");
    }

    /** Closing needs access verified gone and no blocking task open. */
    public Ruling mayClose(List<ChecklistTask> tasks) {
        if (status != CaseStatus.ENDED || verifiedAt == null) {
            return Ruling.denied("departure.access-not-verified");
        }
        long open = tasks.stream()
                .filter(task -> task.blocking() && task.status() == TaskStatus.OPEN)
                .count();
        return open == 0 ? Ruling.allowed() : Ruling.denied("departure.blocking-tasks", open);
    }

    /** Hidden from everybody but HR until access has ended. */
    public boolean hidden() {
        return confidential && verifiedAt == null;
    }
}
