package io.gatehouse.extension.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.extension.outbox.CanonicalJson;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pinned keys that approvals are verified with (RFC 7517, EC P-256), by their {@code kid}. Read anew for every approval:
 * they are few and rare, and so a key that an operator takes out of the file is out at once.
 */
public final class ApprovalKeys {

    /** The setting that names the file, as an operator writes it. */
    public static final String SETTING = "spi-events-listener--gatehouse-events--approval-keys";

    private static final String CURVE = "secp256r1";

    private final Map<String, PublicKey> keys;

    private ApprovalKeys(Map<String, PublicKey> keys) {
        this.keys = keys;
    }

    /**
     * @param file null = no key, so no approval is accepted
     * @throws Unusable in words for an operator, when the file cannot be read or is no key set
     */
    public static ApprovalKeys read(@Nullable Path file) {
        if (file == null) {
            return new ApprovalKeys(Map.of());
        }
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Unusable(SETTING + " names " + file + ", which cannot be read ("
                    + e.getClass().getSimpleName() + ")");
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new Unusable(SETTING + " names " + file + ", which is no usable key set: " + e.getMessage());
        }
    }

    /** The configured file cannot be used: no approval can be verified until an operator mends it. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /** @throws IllegalArgumentException what is wrong */
    static ApprovalKeys parse(String jwks) throws GeneralSecurityException {
        JsonNode set = CanonicalJson.tree(jwks).path("keys");
        if (!set.isArray()) {
            throw new IllegalArgumentException("it is no JSON Web Key Set");
        }
        Map<String, PublicKey> keys = new LinkedHashMap<>();
        for (JsonNode jwk : set) {
            boolean ours = jwk.path("kty").asText().equals("EC")
                    && jwk.path("crv").asText().equals("P-256");
            String kid = jwk.path("kid").asText();
            if (!ours || kid.isBlank() || jwk.has("d") || keys.put(kid, key(jwk)) != null) {
                throw new IllegalArgumentException(
                        "the keys must be public EC keys on P-256, each with its own kid; this one is not: " + kid);
            }
        }
        return new ApprovalKeys(keys);
    }

    private static PublicKey key(JsonNode jwk) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVE));
        ECPoint point = new ECPoint(coordinate(jwk, "x"), coordinate(jwk, "y"));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger coordinate(JsonNode jwk, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.path(name).asText()));
    }

    /** The ids, for showing. */
    public Set<String> kids() {
        return Collections.unmodifiableSet(keys.keySet());
    }

    /** The key with that id, null if it is not pinned. */
    @Nullable
    PublicKey key(String kid) {
        return keys.get(kid);
    }
}
