package io.gatehouse.app.keycloak;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A departure as the leaver register has it. {@code state}: SCHEDULED, RUNNING, ENDED or CANCELLED.
 *
 * @param revision grows with every change: of two reports the one with the higher is the truer; nothing from an extension
 *     that does not count yet
 * @param accessEnd first instant without access; "end access now" moves it
 * @param endedAt when it was first read back that nothing is left; stays
 * @param verifiedAt when that was last found; nothing again while something that came back is not read back as gone
 * @param sweeps what was found and removed after the cut, oldest first
 */
public record DepartureState(
        String caseId,
        String subjectId,
        int episode,
        @Nullable Long revision,
        String state,
        Instant accessEnd,
        String zone,
        Instant registeredAt,
        @Nullable Instant endedAt,
        @Nullable Instant verifiedAt,
        int attempts,
        @Nullable String lastError,
        List<Step> steps,
        List<Sweep> sweeps) {

    /** An extension that tells no sweeps has none: what is missing in JSON arrives as null. */
    public DepartureState {
        sweeps = sweeps == null ? List.of() : sweeps;
    }

    /** {@code state}: WAITING, DONE or FAILED; {@code count}: how many things were removed. */
    public record Step(
            String step,
            String state,
            @Nullable Instant at,
            @Nullable Integer count,
            @Nullable String detail) {}

    /**
     * What a reading after the cut found, and what was removed of it, by word: ROLES, ONLINE_SESSIONS and so on.
     *
     * @param goneAt when a later transaction read back that nothing of it is left; nothing = not yet
     */
    public record Sweep(
            Instant at,
            Map<String, Integer> found,
            Map<String, Integer> removed,
            @Nullable Instant goneAt) {

        public Sweep {
            found = found == null ? Map.of() : found;
            removed = removed == null ? Map.of() : removed;
        }
    }
}
