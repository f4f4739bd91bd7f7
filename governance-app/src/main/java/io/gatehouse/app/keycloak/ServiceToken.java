package io.gatehouse.app.keycloak;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.app.shared.KeycloakSettings;
import io.gatehouse.app.shared.SigningKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The access token of the app's service account: client credentials (RFC 6749 4.4) with {@code private_key_jwt} (RFC 7523),
 * kept until shortly before it expires. Time is the machine's real clock, never Gatehouse's: Keycloak judges with its own.
 */
final class ServiceToken {

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration ASSERTION_LIFE = Duration.ofSeconds(60);
    /** Renewed so long before its end that a call that is being sent does not outlive it. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private final RestClient http;
    private final KeycloakSettings settings;
    private final SigningKey key;
    private final JsonMapper json;
    private final Clock clock;

    private @Nullable Held held;

    ServiceToken(RestClient http, KeycloakSettings settings, SigningKey key, JsonMapper json, Clock clock) {
        this.http = http;
        this.settings = settings;
        this.key = key;
        this.json = json;
        this.clock = clock;
    }

    /** @throws ExtensionUnavailable when Keycloak gives none */
    synchronized String value() {
        Held token = held;
        if (token == null || !clock.instant().isBefore(token.renewAt())) {
            token = ask();
            held = token;
        }
        return token.value();
    }

    /** Drops a token that was refused, unless another thread has already replaced it. */
    synchronized void forget(String refused) {
        if (held != null && held.value().equals(refused)) {
            held = null;
        }
    }

    private Held ask() {
        Instant now = clock.instant();
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", settings.clientId());
        form.add("client_assertion_type", ASSERTION_TYPE);
        form.add("client_assertion", assertion(now));
        try {
            return Objects.requireNonNull(http.post()
                    .uri(settings.endpoint("token"))
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body(form)
                    .exchange((request, response) -> held(response, now)));
        } catch (ResourceAccessException | JacksonException e) {
            throw new ExtensionUnavailable("Keycloak's token endpoint cannot be used: " + Calls.kindOf(e), e);
        }
    }

    private Held held(ClientHttpResponse response, Instant now) throws IOException {
        int status = response.getStatusCode().value();
        if (status != 200) {
            // the body is not repeated: its description may quote what was sent
            throw new ExtensionUnavailable(
                    status >= 400 && status < 500
                            ? ExtensionUnavailable.Cause.NOT_ACCEPTED
                            : ExtensionUnavailable.Cause.NO_ANSWER,
                    "Keycloak gave the app's service account no token (HTTP " + status + ")");
        }
        Answer answer = json.readValue(response.getBody(), Answer.class);
        if (answer == null || answer.access_token() == null) {
            throw new ExtensionUnavailable("Keycloak's token endpoint answered without a token");
        }
        return new Held(
                answer.access_token(), now.plusSeconds(answer.expires_in()).minus(MARGIN));
    }

    private String assertion(Instant now) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(settings.clientId())
                .subject(settings.clientId())
                .audience(settings.issuer())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ASSERTION_LIFE)))
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.kid())
                        .build(),
                claims);
        try {
            jwt.sign(new ECDSASigner(key.privateKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException("the app's client key cannot sign", e);
        }
        return jwt.serialize();
    }

    private record Held(String value, Instant renewAt) {
        @Override
        public String toString() {
            return "Held[until " + renewAt + "]";
        }
    }

    private record Answer(@Nullable String access_token, long expires_in) {}
}
