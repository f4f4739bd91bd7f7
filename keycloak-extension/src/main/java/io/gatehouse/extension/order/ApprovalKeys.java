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

    private static final String CURVE = "secp256r1";

    private final Map<String, PublicKey> keys;

    private ApprovalKeys(Map<String, PublicKey> keys) {
        this.keys = keys;
    }

    /**
     * @param file null = no key, so no approval is accepted
     * @throws IllegalStateException in words for an operator, when the file is there but no key set
     */
    public static ApprovalKeys read(@Nullable Path file) {
        if (file == null) {
            return new ApprovalKeys(Map.of());
        }
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("The file with the approval keys cannot be read: " + file, e);
        }
    }

    static ApprovalKeys parse(String jwks) {
        Map<String, PublicKey> keys = new LinkedHashMap<>();
        try {
            for (JsonNode jwk : CanonicalJson.tree(jwks).path("keys")) {
                boolean ours = jwk.path("kty").asText().equals("EC")
                        && jwk.path("crv").asText().equals("P-256");
                String kid = jwk.path("kid").asText();
                if (!ours || kid.isBlank() || jwk.has("d") || keys.put(kid, key(jwk)) != null) {
                    throw new IllegalStateException(
                            "The approval keys must be public EC keys on P-256, each with its own kid; this one is not: "
                                    + kid);
                }
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalStateException("The approval keys are no JSON Web Key Set", e);
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
