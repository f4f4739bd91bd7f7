package io.gatehouse.stack;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Public EC P-256 keys as a JSON Web Key Set (RFC 7517); the {@code kid} of each is its thumbprint (RFC 7638). */
public final class KeySet {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private KeySet() {}

    /** The set as JSON in one line. */
    public static String of(List<ECPublicKey> keys) {
        return keys.stream().map(KeySet::jwk).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private static String jwk(ECPublicKey key) {
        String x = coordinate(key.getW().getAffineX());
        String y = coordinate(key.getW().getAffineY());
        return "{\"alg\":\"ES256\",\"crv\":\"P-256\",\"kid\":\"" + thumbprint(x, y)
                + "\",\"kty\":\"EC\",\"use\":\"sig\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}";
    }

    private static String thumbprint(String x, String y) {
        String required = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}";
        try {
            return URL.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(required.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new StackFailure("This Java has no SHA-256; use an ordinary JDK 17 or newer.", e);
        }
    }

    /** Unsigned, big-endian, exactly 32 bytes (RFC 7518, 6.2.1.2). */
    private static String coordinate(BigInteger value) {
        byte[] raw = value.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(raw.length, 32);
        System.arraycopy(raw, raw.length - length, fixed, 32 - length, length);
        return URL.encodeToString(fixed);
    }
}
