package io.gatehouse.extension.outbox;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.AccessToken;

/**
 * Who did something: the account and the client of the token that came with the request.
 *
 * @param id account id (in its own realm)
 * @param name username
 * @param client client id the token was issued to
 */
public record Actor(
        @Nullable String id,
        @Nullable String name,
        @Nullable String client) {

    /** The actor of the running request, null where there is none (timers, boot, a person at the login page). */
    public static @Nullable Actor of(KeycloakSession session) {
        if (session.getContext().getBearerToken() instanceof AccessToken token) {
            return new Actor(token.getSubject(), token.getPreferredUsername(), token.getIssuedFor());
        }
        return null;
    }
}
