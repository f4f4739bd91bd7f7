package io.gatehouse.app.platform.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/** Asks whether a sign-in still holds, and what it is worth now. */
@FunctionalInterface
interface Confirmation {

    /**
     * @param before who the session says it is
     * @param kept the session's tokens; without any nobody can confirm
     * @throws org.springframework.security.oauth2.core.OAuth2AuthorizationException with {@code invalid_grant} when the
     *     person is refused. Any other exception: nobody could be asked, or the answer cannot be believed
     */
    Renewed of(OAuth2AuthenticationToken before, @Nullable OAuth2AuthorizedClient kept);

    /** What takes the place of the session's sign-in and tokens. */
    record Renewed(OAuth2AuthenticationToken person, OAuth2AuthorizedClient kept) {}
}
