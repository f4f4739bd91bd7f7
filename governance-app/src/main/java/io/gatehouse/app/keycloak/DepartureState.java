package io.gatehouse.app.keycloak;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A departure as the leaver register has it. {@code state}: SCHEDULED, RUNNING, ENDED or CANCELLED. */
public record DepartureState(
        String caseId,
        String subjectId,
        int episode,
        String state,
        Instant accessEnd,
        String zone,
        Instant registeredAt,
        @Nullable Instant endedAt,
        @Nullable Instant verifiedAt,
        int attempts,
        @Nullable String lastError,
        List<Step> steps) {

    /** {@code state}: WAITING, DONE or FAILED; {@code count}: how many things were removed. */
    public record Step(
            String step,
            String state,
            @Nullable Instant at,
            @Nullable Integer count,
            @Nullable String detail) {}
}
