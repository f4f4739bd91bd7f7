package io.gatehouse.app.shared;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import io.gatehouse.app.TestKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    @RepeatedTest(20)
    void thePublicHalfVerifiesWhatThePrivateSigned() throws Exception {
        SigningKey key = SigningKey.read(TestKeys.pem());
        byte[] text = "approved".getBytes(StandardCharsets.UTF_8);
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(key.privateKey());
        signer.update(text);
        byte[] signature = signer.sign();
        signer.initVerify(key.publicKey());
        signer.update(text);
        assertTrue(signer.verify(signature));
        assertEquals(
                new ECKey.Builder(Curve.P_256, key.publicKey())
                        .build()
                        .computeThumbprint()
                        .toString(),
                key.kid());
        assertFalse(key.toString().contains(key.privateKey().getS().toString()));
    }

    @Test
    void anythingElseIsRefusedWithASentence(@TempDir Path folder) throws Exception {
        KeyPairGenerator other = KeyPairGenerator.getInstance("EC");
        other.initialize(new ECGenParameterSpec("secp384r1"));
        Path curve = Files.writeString(
                folder.resolve("curve.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(
                                        other.generateKeyPair().getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Path text = Files.writeString(folder.resolve("text.pem"), "hello");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> SigningKey.read(curve))
                .getMessage()
                .endsWith("but not on curve P-256."));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> SigningKey.read(text))
                .getMessage()
                .contains("is not a PEM file"));
    }
}
