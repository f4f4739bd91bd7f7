package io.gatehouse.app.fulfillment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change that the extension refused ({@code observed} false) or let pass in observe mode ({@code observed} true).
 * Published once per event, in the transaction of the intake.
 *
 * @param eventId the outbox event's id: the key that makes a repeated delivery harmless
 * @param actorId account id of who tried it; nothing when nobody was signed in
 * @param request method and path
 */
public record CapturedChange(
        String eventId,
        String reference,
        Instant at,
        boolean observed,
        @Nullable String actorId,
        @Nullable String actorName,
        @Nullable String client,
        @Nullable String request,
        List<Edge> edges) {

    /**
     * {@code kind}: USER_ROLE, USER_GROUP, ROLE_ROLE, GROUP_ROLE, GROUP_PARENT, REALM_DEFAULT_GROUP, SETTING or ACT.
     *
     * @param targetId of an act what makes its object privileged; empty when no entitlement does
     * @param act what was done, of {@code ACT} only
     */
    public record Edge(
            String kind,
            String sourceId,
            @Nullable String sourceName,
            String targetId,
            @Nullable String targetName,
            @Nullable String tier,
            @Nullable String act) {

        /** Of any other kind than {@code ACT}. */
        public Edge(
                String kind,
                String sourceId,
                @Nullable String sourceName,
                String targetId,
                @Nullable String targetName,
                @Nullable String tier) {
            this(kind, sourceId, sourceName, targetId, targetName, tier, null);
        }
    }
}
