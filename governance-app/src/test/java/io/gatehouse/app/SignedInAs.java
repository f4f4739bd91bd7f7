package io.gatehouse.app;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

import io.gatehouse.app.shared.AppRole;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Somebody who signed in, for tests of pages: {@code .with(SignedInAs.person("id", HR))}. */
public final class SignedInAs {
    /** Only its name counts: the app looks the rest up in its own registration. */
    private static final ClientRegistration KEYCLOAK = ClientRegistration.withRegistrationId("keycloak")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .clientId("gatehouse-app")
            .redirectUri("/login/oauth2/code/keycloak")
            .authorizationUri("/auth")
            .tokenUri("/token")
            .build();

    /** Later than any reading of all accounts in a test: the person may be new, so the directory need not know them. */
    public static final Instant JUST_NOW = Instant.parse("2100-01-01T00:00:00Z");

    private SignedInAs() {}

    /** Somebody unknown to the directory, with these roles. */
    public static RequestPostProcessor roles(AppRole... roles) {
        return person("acc-tester", "Tester", roles);
    }

    /** That account, with these roles. */
    public static RequestPostProcessor person(String accountId, String name, AppRole... roles) {
        return oidcLogin()
                .clientRegistration(KEYCLOAK)
                .idToken(token -> token.subject(accountId).issuedAt(JUST_NOW).claim("name", name))
                .authorities(authorities(roles));
    }

    /** A bearer token for {@code /api} with these roles. */
    public static RequestPostProcessor api(String accountId, AppRole... roles) {
        return jwt().jwt(token -> token.subject(accountId).issuedAt(JUST_NOW)).authorities(authorities(roles));
    }

    /** That account without roles, with an ID token of that time. */
    public static RequestPostProcessor since(String accountId, Instant issued) {
        return oidcLogin()
                .clientRegistration(KEYCLOAK)
                .idToken(token -> token.subject(accountId).issuedAt(issued));
    }

    /** A bearer token for {@code /api} of that time, without roles. */
    public static RequestPostProcessor api(String accountId, Instant issued) {
        return jwt().jwt(token -> token.subject(accountId).issuedAt(issued)).authorities(List.of());
    }

    private static List<GrantedAuthority> authorities(AppRole... roles) {
        return Arrays.stream(roles)
                .map(role -> (GrantedAuthority) new SimpleGrantedAuthority("ROLE_" + role.code()))
                .toList();
    }
}
