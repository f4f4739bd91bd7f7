package io.gatehouse.app.review;

import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.review.model.Verb;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one item right now, in the reviewer's favour or not. What is not known is left out, never guessed.
 *
 * @param paths each way of holding it, from the person's own role or group to the entitlement
 * @param teamHolders how many of the person's team hold it, the person included; nothing without a team
 * @param alsoLost what a revoke would take away besides
 */
public record Evidence(
        List<List<Entitlement>> paths,
        @Nullable Integer teamHolders,
        int team,
        @Nullable Earlier earlier,
        List<Entitlement> alsoLost) {

    public Evidence {
        paths = List.copyOf(paths);
        alsoLost = List.copyOf(alsoLost);
    }

    /** What was said about the same access the last time. */
    public record Earlier(
            String campaign,
            Verb verb,
            @Nullable String reason,
            @Nullable Person by,
            boolean byViewer,
            Instant at) {}
}
