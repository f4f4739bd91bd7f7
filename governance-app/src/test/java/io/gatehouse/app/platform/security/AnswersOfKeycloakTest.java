package io.gatehouse.app.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import io.gatehouse.app.TestKeys;
import io.gatehouse.app.shared.KeycloakSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;

/** Only Keycloak's own "invalid_grant" ends a sign-in; a proxy that is down, a wrong key or nonsense do not. */
class AnswersOfKeycloakTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "400; application/json; {\"error\":\"invalid_grant\",\"error_description\":\"User disabled\"}; true",
                "401; application/json; {\"error\":\"invalid_client\"}; false",
                "502; text/html; <h1>Bad gateway</h1>; false",
                "503; application/json; {}; false",
                "500; application/json; {\"error\":\"unknown_error\"}; false",
                "200; text/html; <h1>Welcome</h1>; false",
                "200; application/json; {\"access_token\":\"a\",\"token_type\":\"Bearer\"}; false"
            })
    void onlyARefusalIsARefusal(int status, String type, String body, boolean refuses) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            assertThat(refused("http://127.0.0.1:" + server.getAddress().getPort()))
                    .isEqualTo(refuses);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aPortWhereNobodyListensIsNoRefusal() {
        assertThat(refused("http://127.0.0.1:9")).isFalse();
    }

    private static boolean refused(String url) {
        KeycloakSettings settings =
                new KeycloakSettings(URI.create(url), "lanstone", "gatehouse-app", TestKeys.pem(), TestKeys.pem());
        ClientRegistration registration = ClientRegistration.withRegistrationId("keycloak")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientId("gatehouse-app")
                .redirectUri("/back")
                .authorizationUri("/auth")
                .tokenUri(settings.endpoint("token"))
                .jwkSetUri(settings.endpoint("certs"))
                .build();
        Instant past = Instant.parse("2026-01-01T00:00:00Z");
        OAuth2AuthorizedClient kept = new OAuth2AuthorizedClient(
                registration,
                "acc",
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "token", past, past.plusSeconds(1)),
                new OAuth2RefreshToken("refresh", past));
        var authorities = AuthorityUtils.createAuthorityList("ROLE_hr");
        OAuth2AuthenticationToken person = new OAuth2AuthenticationToken(
                new DefaultOAuth2User(authorities, Map.of("sub", "acc"), "sub"), authorities, "keycloak");
        Confirmation keycloak = new FreshSignIn(new KeycloakSignIn().refreshForTokens(settings));
        Throwable thrown = catchThrowable(() -> keycloak.of(person, kept));
        assertThat(thrown).isInstanceOf(RuntimeException.class);
        return thrown instanceof OAuth2AuthorizationException why
                && why.getError().getErrorCode().equals("invalid_grant");
    }
}
