package io.gatehouse.app.keycloak;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Turns an approved order into a compact JWS (RFC 7515), ES256, as {@code POST /approvals} wants it. */
final class ApprovalSigner {

    static final String TYPE = "gov-approval+jwt";
    /** Each try signs anew, so a signature need not live longer than a call and its clock difference. */
    private static final Duration LIFE = Duration.ofMinutes(10);
    /** The two databases' clocks may differ a little. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final SigningKey key;
    private final JsonMapper json;
    private final Now now;

    ApprovalSigner(SigningKey key, JsonMapper json, Now now) {
        this.key = key;
        this.json = json;
        this.now = now;
    }

    String sign(ApprovalOrder order, String realmId) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(TYPE))
                .keyID(key.kid())
                .build();
        JWSObject jws =
                new JWSObject(header, new Payload(json.writeValueAsString(claims(order, realmId, now.instant()))));
        try {
            jws.sign(new ECDSASigner(key.privateKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException("the approval key cannot sign", e);
        }
        return jws.serialize();
    }

    private static Map<String, Object> claims(ApprovalOrder order, String realmId, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", "gatehouse-app");
        claims.put("aud", "gatehouse-extension");
        claims.put("jti", order.orderId().toString());
        claims.put("iat", now.minus(SKEW).getEpochSecond());
        claims.put("nbf", now.minus(SKEW).getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("realm_id", realmId);
        claims.put("request_id", order.requestId());
        claims.put("op", order.operation());
        claims.put("source_id", order.sourceId());
        claims.put("target_id", order.targetId());
        claims.put("closure_hash", order.closureHash());
        claims.put("requester", order.requesterId());
        claims.put("beneficiary", order.beneficiaryId());
        claims.put("approvals", approvals(order));
        claims.put("policy_version", order.policyVersion());
        claims.put("valid_from", null);
        claims.put("valid_until", order.validUntil());
        claims.put("reason", order.reason());
        return claims;
    }

    private static List<Map<String, Object>> approvals(ApprovalOrder order) {
        return order.approvals().stream()
                .map(approval -> Map.<String, Object>of(
                        "approver", approval.approverId(), "at", approval.at(), "acr", approval.acr()))
                .toList();
    }
}
