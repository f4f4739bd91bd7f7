package io.gatehouse.extension.live;

import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.KeycloakServer;
import io.gatehouse.stack.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** The app's service account: signs in with {@code private_key_jwt} (RFC 7523) as the real app does. */
public final class AppCaller {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private AppCaller() {}

    /** A fresh access token of {@code gatehouse-app}'s service account in that realm. */
    public static String token(KeycloakServer server, String realm, SigningKey key) {
        String realmUrl = server.url() + "/realms/" + realm;
        return AdminClient.anonymous(server.address())
                .form(
                        "/realms/" + realm + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion", jws(key, claims(realmUrl), "JWT")))
                .expect(200)
                .json()
                .path("access_token")
                .asString();
    }

    private static String claims(String realmUrl) {
        long now = Instant.now().getEpochSecond();
        return "{\"iss\":\"gatehouse-app\",\"sub\":\"gatehouse-app\",\"aud\":\"" + realmUrl + "\",\"jti\":\""
                + UUID.randomUUID() + "\",\"iat\":" + now + ",\"exp\":" + (now + 60) + "}";
    }

    /** A compact JWS, ES256, with the key's thumbprint as {@code kid}. */
    public static String jws(SigningKey key, String payload, String type) {
        String kid = key.jwks().replaceAll("(?s).*\"kid\":\"([^\"]+)\".*", "$1");
        String header = "{\"alg\":\"ES256\",\"typ\":\"" + type + "\",\"kid\":\"" + kid + "\"}";
        String signed = encode(header) + "." + encode(payload);
        try {
            // P1363 is the plain r || s that JWS wants (RFC 7518, 3.4)
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey(key));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey privateKey(SigningKey key) throws GeneralSecurityException {
        try {
            String pem = Files.readString(key.privateKeyFile())
                    .replaceAll("-----[A-Z ]+-----", "")
                    .replaceAll("\\s", "");
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encode(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
