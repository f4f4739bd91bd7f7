package io.gatehouse.app.change.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;

/** How strongly somebody signed in: the claim {@code acr} (OpenID Connect Core, section 2) of their token. */
final class SignInStrength {

    /** Keycloak's word for "no level is known". */
    private static final String UNKNOWN = "0";

    private SignInStrength() {}

    static String of(Authentication signedIn) {
        return read(signedIn.getPrincipal());
    }

    private static String read(@Nullable Object principal) {
        String acr = principal instanceof ClaimAccessor claims ? claims.getClaimAsString("acr") : null;
        return acr == null || acr.isBlank() ? UNKNOWN : acr;
    }
}
