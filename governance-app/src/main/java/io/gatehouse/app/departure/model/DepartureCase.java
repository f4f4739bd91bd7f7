package io.gatehouse.app.departure.model;

import io.gatehouse.app.shared.Ruling;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one departure.
 *
 * @param lastDay last working day, a date at the work location
 * @param accessEnd when access ends as HR planned it, to the minute; no report changes it
 * @param zone of the work location, in which dates and times are shown
 * @param registerState what the leaver register said last; nothing until it answered the first time
 * @param registerEnd the end that the register holds: another one than planned after "end access now", or while a change is
 *     on its way; once access has ended, the instant from which it was refused
 * @param registerRevision counts the register's changes of the case; what it says with a lower one is old
 * @param endedAt when it was first read back that nothing is left
 * @param verifiedAt when that was last found; nothing again while something that came back is not read back as gone
 * @param failure the last order to the register that failed for good; nothing once a later one came through
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
        @Nullable Instant registerEnd,
        @Nullable Long registerRevision,
        @Nullable Instant endedAt,
        @Nullable Instant verifiedAt,
        @Nullable Instant closedAt,
        int attempts,
        @Nullable String lastError,
        @Nullable FailedOrder failure,
        int version) {

    /** Whether the plan may still be changed: only before the cut, and not while it is being taken back. */
    public Ruling mayReschedule() {
        if (status == CaseStatus.CANCELLING) {
            return Ruling.notNow("departure.cancelling");
        }
        boolean lost = failure != null && failure.cancelledTooLate();
        return status == CaseStatus.SCHEDULED && endedAt == null && !"RUNNING".equals(registerState) && !lost
                ? Ruling.allowed()
                : Ruling.notNow("departure.too-late");
    }

    /** Whether what failed can be ordered again. A cancellation is asked for again instead, with its reason. */
    public Ruling mayTryAgain() {
        return failure != null && failure.kind() != FailedOrder.Kind.CANCEL_DEPARTURE
                ? mayReschedule()
                : Ruling.notNow("departure.nothing-failed");
    }

    /** Something that was decided is not so in Keycloak, and somebody has to see to it. */
    public boolean troubled() {
        return failure != null && status.open();
    }

    /** The register holds another end than the plan says. */
    public boolean endsOtherwise() {
        return registerEnd != null
                && !registerEnd.truncatedTo(ChronoUnit.SECONDS).equals(accessEnd.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Closing needs access verified gone and no blocking task open. */
    public Ruling mayClose(List<ChecklistTask> tasks) {
        if (status != CaseStatus.ENDED || verifiedAt == null) {
            return Ruling.notNow("departure.access-not-verified");
        }
        long open = tasks.stream()
                .filter(task -> task.blocking() && task.status() == TaskStatus.OPEN)
                .count();
        return open == 0 ? Ruling.allowed() : Ruling.notNow("departure.blocking-tasks", open);
    }

    /** Access had ended, and something of it came back that is not read back as gone yet. */
    public boolean cameBack() {
        return endedAt != null && verifiedAt == null;
    }

    /** Hidden from everybody but HR until access has ended. */
    public boolean hidden() {
        return confidential && endedAt == null;
    }
}
