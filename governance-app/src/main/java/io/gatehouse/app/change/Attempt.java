package io.gatehouse.app.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try in Keycloak that was refused, or let pass in observe mode.
 *
 * @param reference what the person was told, e.g. {@code GH-7F3A21}
 * @param request method and path at Keycloak
 */
public record Attempt(
        String reference,
        Instant at,
        boolean observed,
        @Nullable String actorName,
        @Nullable String client,
        @Nullable String request,
        @Nullable String sourceName,
        @Nullable String targetName) {}
