package io.gatehouse.app.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * A private key for ES256 with its public half and its id.
 *
 * @param kid RFC 7638 thumbprint (SHA-256, base64url) of the public key: both sides can compute it, nobody has to agree on a name
 */
public record SigningKey(ECPrivateKey privateKey, ECPublicKey publicKey, String kid) {

    /**
     * Reads a PEM file with one PKCS#8 key on curve P-256.
     *
     * @throws IllegalArgumentException with a sentence for operators when the file is something else; never with its content
     */
    public static SigningKey read(Path file) {
        try {
            ECPrivateKey secret = secret(file);
            if (!P256.isCurveOf(secret.getParams())) {
                throw new IllegalArgumentException(file + " is an EC key, but not on curve P-256.");
            }
            ECPublicKey open = (ECPublicKey) KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(P256.publicPoint(secret.getS()), secret.getParams()));
            return new SigningKey(secret, open, thumbprint(open));
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be read.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " cannot be used as a key.", e);
        }
    }

    private static ECPrivateKey secret(Path file) throws IOException {
        String pem = Files.readString(file, StandardCharsets.ISO_8859_1);
        String body = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
        try {
            byte[] der = Base64.getDecoder().decode(body);
            return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | ClassCastException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is not a PEM file with an unencrypted PKCS#8 EC key.", e);
        }
    }

    private static String thumbprint(ECPublicKey key) throws GeneralSecurityException {
        String json = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\""
                + coordinate(key.getW().getAffineX()) + "\",\"y\":\""
                + coordinate(key.getW().getAffineY()) + "\"}";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static String coordinate(BigInteger value) {
        byte[] wide = value.toByteArray();
        byte[] exact = new byte[32];
        int length = Math.min(wide.length, 32);
        System.arraycopy(wide, wide.length - length, exact, 32 - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(exact);
    }

    /** The secret half is never printed. */
    @Override
    public String toString() {
        return "SigningKey[kid=" + kid + "]";
    }
}
