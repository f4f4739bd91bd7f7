package io.gatehouse.extension.live;

import io.gatehouse.stack.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The claims of an approval, good unless a test spoils them. */
public final class ApprovalDraft {

    private final GovernedRealm realm;
    private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();

    ApprovalDraft(GovernedRealm realm, String op, String source, String target) {
        this.realm = realm;
        long now = realm.realm().now().getEpochSecond();
        String realmId = realm.admin()
                .get(realm.realm().gatehouse("/status"))
                .json()
                .path("realmId")
                .asString();
        claims.put("iss", "gatehouse-app");
        claims.put("aud", "gatehouse-extension");
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + 600);
        claims.put("realm_id", realmId);
        claims.put("request_id", "request-" + UUID.randomUUID());
        claims.put("op", op);
        claims.put("source_id", source);
        claims.put("target_id", target);
        claims.put("closure_hash", closureHash(target));
        claims.put("requester", realm.requester().id());
        claims.put("beneficiary", source);
        claims.put(
                "approvals",
                List.of(Map.of(
                        "approver",
                        realm.approver().id(),
                        "at",
                        Instant.ofEpochSecond(now).toString(),
                        "acr",
                        "1")));
        claims.put("policy_version", "1");
        claims.put("valid_from", null);
        claims.put("valid_until", null);
        claims.put("reason", "needed for the job");
    }

    /** As the contract says: sorted ids of everything reachable, joined by line feeds, SHA-256. */
    public static String closureHash(String... ids) {
        try {
            String text = String.join("\n", Stream.of(ids).sorted().toList());
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Replaces a claim. */
    public ApprovalDraft with(String claim, @Nullable Object value) {
        claims.put(claim, value);
        return this;
    }

    /** Names the approvers. */
    public ApprovalDraft approvedBy(String... accounts) {
        return with(
                "approvals",
                Stream.of(accounts)
                        .map(account -> Map.of("approver", account, "at", "2026-01-01T00:00:00Z", "acr", "1"))
                        .toList());
    }

    public String jti() {
        return String.valueOf(claims.get("jti"));
    }

    /** The claims as JSON. */
    public String payload() {
        return Tokens.json(claims);
    }

    /** Signed with the key that the server has pinned. */
    public String signed() {
        return AppCaller.jws(realm.realm().stack().approvalKey(), payload(), "gov-approval+jwt");
    }

    /** Signs and submits. */
    public Answer submit() {
        return realm.submit(signed());
    }
}
