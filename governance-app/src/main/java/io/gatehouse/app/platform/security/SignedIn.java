package io.gatehouse.app.platform.security;

import io.gatehouse.app.shared.Actor;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The person behind the current request, as an {@link Actor}: from the session's ID token or from the API's bearer token. */
public final class SignedIn {
    private SignedIn() {}

    /** Nobody outside a request, and for requests that need no sign-in. */
    public static Optional<Actor> actor() {
        return actorOf(SecurityContextHolder.getContext().getAuthentication());
    }

    /** A text claim of the person's token, such as {@code locale}. */
    public static Optional<String> claim(String name) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && who.getPrincipal() instanceof OidcUser user) {
            return Optional.ofNullable(user.getClaimAsString(name));
        }
        return Optional.empty();
    }

    /** When Keycloak last vouched for the person: their token's issue. A token that does not say is as old as can be. */
    static Instant confirmedAt() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        Instant issued = null;
        if (who != null && who.getPrincipal() instanceof OidcUser user) {
            issued = user.getIssuedAt();
        } else if (who instanceof JwtAuthenticationToken api) {
            issued = api.getToken().getIssuedAt();
        }
        return issued == null ? Instant.EPOCH : issued;
    }

    static Optional<Actor> actorOf(@Nullable Authentication who) {
        if (who != null && who.getPrincipal() instanceof OidcUser user) {
            return actor(user.getSubject(), user.getFullName(), user.getPreferredUsername(), who);
        }
        if (who instanceof JwtAuthenticationToken api) {
            String username = api.getToken().getClaimAsString("preferred_username");
            return actor(api.getToken().getSubject(), null, username, who);
        }
        return Optional.empty();
    }

    /** A token that names nobody is nobody's. */
    private static Optional<Actor> actor(
            @Nullable String subject, @Nullable String full, @Nullable String username, Authentication who) {
        return subject == null
                ? Optional.empty()
                : Optional.of(
                        new Actor(subject, nameOf(full, username, subject), GatehouseRoles.of(who.getAuthorities())));
    }

    private static String nameOf(@Nullable String full, @Nullable String username, String subject) {
        if (full != null && !full.isBlank()) {
            return full;
        }
        return username == null || username.isBlank() ? subject : username;
    }
}
