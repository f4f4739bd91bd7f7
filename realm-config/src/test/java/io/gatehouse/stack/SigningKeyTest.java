package io.gatehouse.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the private half signs, the published half verifies. */
final class SigningKeyTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theKeySetVerifiesWhatTheKeySigned() throws Exception {
        SigningKey key = SigningKey.in(folder, "k");
        String[] parts = key.sign("gov-approval+jwt", Map.of("jti", "1")).split("\\.");
        JsonNode header = Answer.JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));
        assertEquals("ES256", header.path("alg").asString());
        assertEquals("gov-approval+jwt", header.path("typ").asString());
        assertEquals(key.kid(), header.path("kid").asString());
        assertTrue(verifies(key, parts[0] + "." + parts[1], parts[2]));
        assertFalse(verifies(SigningKey.in(folder, "other"), parts[0] + "." + parts[1], parts[2]));
    }

    @Test
    void theKeyStays() {
        String kid = SigningKey.in(folder, "k").kid();
        assertEquals(kid, SigningKey.in(folder, "k").kid());
        assertFalse(kid.equals(SigningKey.in(folder, "other").kid()));
    }

    private static boolean verifies(SigningKey key, String input, String signature) throws Exception {
        JsonNode jwk = Answer.JSON.readTree(key.jwks()).path("keys").path(0);
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(number(jwk.path("x")), number(jwk.path("y")));
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class))));
        verifier.update(input.getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(Base64.getUrlDecoder().decode(signature));
    }

    private static BigInteger number(JsonNode coordinate) {
        byte[] bytes = Base64.getUrlDecoder().decode(coordinate.asString());
        assertEquals(32, bytes.length);
        return new BigInteger(1, bytes);
    }
}
