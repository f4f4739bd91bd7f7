package io.gatehouse.app.departure.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing to be done in a departure, as it stands. */
public record ChecklistTask(
        UUID id,
        UUID caseId,
        String key,
        Section section,
        boolean blocking,
        LocalDate dueOn,
        TaskStatus status,
        @Nullable String doneBy,
        @Nullable String doneByName,
        @Nullable Instant doneAt,
        @Nullable String note,
        int version) {

    public boolean overdue(LocalDate today) {
        return status == TaskStatus.OPEN && dueOn.isBefore(today);
    }
}
