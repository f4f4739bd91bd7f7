package io.gatehouse.extension.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.extension.order.OrderRefused.Reason;
import io.gatehouse.extension.outbox.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/**
 * A compact JWS (RFC 7515, ES256 of RFC 7518) whose signature was made by a pinned key. What the token says about keys
 * ({@code jku}, {@code x5u}, {@code jwk}) is never looked at.
 */
final class SignedApproval {

    private static final String TYPE = "gov-approval+jwt";
    private static final int LONGEST = 64 * 1024;
    private static final int SIGNATURE_BYTES = 64;

    private SignedApproval() {}

    /**
     * The claims.
     *
     * @throws OrderRefused {@code approval_invalid}
     */
    static JsonNode claims(String jws, ApprovalKeys keys) {
        String[] parts = jws.trim().split("\\.", -1);
        if (jws.length() > LONGEST || parts.length != 3) {
            throw invalid("not a compact JWS");
        }
        JsonNode header = json(parts[0]);
        if (!header.path("alg").asText().equals("ES256")) {
            throw invalid("alg");
        }
        if (!header.path("typ").asText().equals(TYPE)) {
            throw invalid("typ");
        }
        if (header.has("crit")) {
            throw invalid("crit");
        }
        PublicKey key = keys.key(header.path("kid").asText());
        if (key == null) {
            throw invalid("kid");
        }
        if (!verified(key, parts)) {
            throw invalid("signature");
        }
        return json(parts[1]);
    }

    private static boolean verified(PublicKey key, String[] parts) {
        byte[] signature = bytes(parts[2]);
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(key);
            verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // an encoding that is no signature at all (r or s out of range): not verified
            return false;
        }
    }

    private static JsonNode json(String part) {
        try {
            JsonNode tree = CanonicalJson.tree(new String(bytes(part), StandardCharsets.UTF_8));
            if (tree.isObject()) {
                return tree;
            }
        } catch (IllegalArgumentException e) {
            throw invalid("not JSON");
        }
        throw invalid("not an object");
    }

    private static byte[] bytes(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw invalid("not base64url");
        }
    }

    static OrderRefused invalid(String what) {
        return new OrderRefused(Reason.APPROVAL_INVALID, what);
    }
}
