package io.gatehouse.extension.outbox;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
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

    /** The actor of the running request, null where there is none (timers, boot). */
    public static @Nullable Actor of(KeycloakSession session) {
        // the context knows the account behind a lightweight token, which names nobody itself
        UserModel user = session.getContext().getUser();
        if (session.getContext().getBearerToken() instanceof AccessToken token) {
            return user == null
                    ? new Actor(token.getSubject(), token.getPreferredUsername(), token.getIssuedFor())
                    : new Actor(user.getId(), user.getUsername(), token.getIssuedFor());
        }
        return user == null ? null : new Actor(user.getId(), user.getUsername(), null);
    }
}
