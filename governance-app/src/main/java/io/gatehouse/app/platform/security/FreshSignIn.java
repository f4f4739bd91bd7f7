package io.gatehouse.app.platform.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;

/** The signed-in person as Keycloak describes them now: a new ID token for the refresh token (OpenID Connect Core 12). */
final class FreshSignIn implements Confirmation {

    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> tokens;
    private final OidcIdTokenDecoderFactory idTokens = new OidcIdTokenDecoderFactory();
    private final PersonSignIn people = new PersonSignIn();

    FreshSignIn(OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> tokens) {
        this.tokens = tokens;
    }

    @Override
    public Renewed of(OAuth2AuthenticationToken before, @Nullable OAuth2AuthorizedClient kept) {
        OAuth2RefreshToken refresh = kept == null ? null : kept.getRefreshToken();
        if (kept == null || refresh == null) {
            throw failed(OAuth2ErrorCodes.INVALID_GRANT, "there is no refresh token");
        }
        ClientRegistration registration = kept.getClientRegistration();
        OAuth2AccessTokenResponse answer = tokens.getTokenResponse(
                new OAuth2RefreshTokenGrantRequest(registration, kept.getAccessToken(), refresh));
        if (!(answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN) instanceof String text)) {
            throw failed("invalid_id_token", "the answer has no ID token");
        }
        Jwt jwt = idTokens.createDecoder(registration).decode(text);
        if (!before.getName().equals(jwt.getSubject())) {
            throw failed(OAuth2ErrorCodes.INVALID_GRANT, "the answer is about somebody else");
        }
        OidcIdToken idToken =
                new OidcIdToken(jwt.getTokenValue(), jwt.getIssuedAt(), jwt.getExpiresAt(), jwt.getClaims());
        OidcUser user = people.loadUser(new OidcUserRequest(registration, answer.getAccessToken(), idToken));
        OAuth2AuthenticationToken person =
                new OAuth2AuthenticationToken(user, user.getAuthorities(), before.getAuthorizedClientRegistrationId());
        person.setDetails(before.getDetails());
        OAuth2RefreshToken next = answer.getRefreshToken();
        return new Renewed(
                person,
                new OAuth2AuthorizedClient(
                        registration, before.getName(), answer.getAccessToken(), next == null ? refresh : next));
    }

    private static OAuth2AuthorizationException failed(String code, String what) {
        return new OAuth2AuthorizationException(new OAuth2Error(code, what, null));
    }
}
