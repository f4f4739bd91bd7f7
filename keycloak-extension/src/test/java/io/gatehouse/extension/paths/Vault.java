package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.AppCaller;
import io.gatehouse.stack.SigningKey;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** A privileged client: its service account holds the role rightfully. */
record Vault(Scene scene, String id, String clientId, Prize prize) {

    static final String SECRET = "secret-of-a-vault";

    static Vault create(Scene scene) {
        Ground ground = scene.ground();
        Prize prize = ground.prize();
        String clientId = Ground.fresh("vault");
        Robot robot = Robot.create(ground.realm(), clientId, Ground.fresh("unknown"));
        ground.give(robot.account(), prize);
        return new Vault(scene, robot.id(), clientId, prize);
    }

    String path(String rest) {
        return "/clients/" + id + rest;
    }

    /** Where the role shows for one who knows the secret. */
    Set<String> bySecret(String secret) {
        return tokens(Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret));
    }

    /** Where the role shows for one who has the key. */
    Set<String> byKey(SigningKey key) {
        Ground ground = scene.ground();
        String issuer = ground.stack().keycloak().url() + "/realms/"
                + ground.realm().realm().name();
        return tokens(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                clientId,
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion(clientId, issuer, key)));
    }

    private Set<String> tokens(Map<String, String> form) {
        Seen seen = scene.ground().seen();
        return seen.ofTokens(seen.anonymous().form(seen.openid("token"), form), prize.name());
    }

    /** A client that signs in with that key. */
    static Map<String, Object> withKey(String id, String clientId, SigningKey key) {
        return Map.of(
                "id",
                id,
                "clientId",
                clientId,
                "clientAuthenticatorType",
                "client-jwt",
                "attributes",
                Map.of(
                        "use.jwks.string", "true",
                        "jwks.string", key.jwks(),
                        "token.endpoint.auth.signing.alg", "ES256"));
    }

    /** What a client says of itself to get a token by its key (RFC 7523). */
    private static String assertion(String clientId, String audience, SigningKey key) {
        long now = Instant.now().getEpochSecond();
        return AppCaller.jws(
                key,
                "{\"iss\":\"" + clientId + "\",\"sub\":\"" + clientId + "\",\"aud\":\"" + audience + "\",\"jti\":\""
                        + java.util.UUID.randomUUID() + "\",\"iat\":" + now + ",\"exp\":" + (now + 60) + "}",
                "JWT");
    }
}
