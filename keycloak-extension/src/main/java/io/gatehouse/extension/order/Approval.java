package io.gatehouse.extension.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.EdgeKind;
import io.gatehouse.extension.order.OrderRefused.Reason;
import io.gatehouse.extension.storage.Lengths;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What people approved, as docs/extension-api.md defines the claims.
 *
 * @param jti id of the order; used once
 * @param edge what may exist
 * @param closureHash of the target, as it was shown to the approvers
 * @param beneficiary for edges of people the same as the edge's source
 */
record Approval(
        String jti,
        String requestId,
        Edge edge,
        String closureHash,
        String requester,
        String beneficiary,
        List<String> approvers,
        String policyVersion,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        String reason,
        Instant notBefore,
        Instant expires) {

    private static final long LAST_SECOND =
            Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final Duration LONGEST = Duration.ofSeconds(86_400);

    /** The app's clock may be this much ahead of the database's. */
    private static final Duration AHEAD = Duration.ofSeconds(60);

    /**
     * Reads the claims of a verified token.
     *
     * @throws OrderRefused {@code approval_invalid} naming the claim, {@code malformed} when it is too long
     */
    static Approval of(JsonNode claims, String realmId) {
        expect(claims, "iss", "gatehouse-app");
        expect(claims, "aud", "gatehouse-extension");
        expect(claims, "realm_id", realmId);
        Instant issued = seconds(claims, "iat");
        Instant expires = seconds(claims, "exp");
        if (expires.isBefore(issued) || Duration.between(issued, expires).compareTo(LONGEST) > 0) {
            throw SignedApproval.invalid("exp");
        }
        Edge edge = new Edge(
                kind(text(claims, "op")), text(claims, "source_id"), text(claims, "target_id", Lengths.ENTITLEMENT_ID));
        boolean definition = edge.kind().structural() && edge.kind() != EdgeKind.SETTING;
        String beneficiary = definition
                ? fitting(claims.path("beneficiary").asText(""), "beneficiary", Lengths.ACCOUNT_ID)
                : text(claims, "beneficiary");
        if (!edge.kind().structural() && !beneficiary.equals(edge.sourceId())) {
            throw SignedApproval.invalid("beneficiary");
        }
        List<String> approvers = new ArrayList<>();
        for (JsonNode approval : claims.path("approvals")) {
            approvers.add(text(approval, "approver"));
        }
        Instant notBefore = seconds(claims, "nbf");
        return new Approval(
                text(claims, "jti", Lengths.ORDER_ID),
                text(claims, "request_id", Lengths.ORDER_ID),
                edge,
                text(claims, "closure_hash"),
                text(claims, "requester"),
                beneficiary,
                List.copyOf(approvers),
                fitting(claims.path("policy_version").asText(""), "policy_version", Lengths.WORD),
                instant(claims, "valid_from"),
                instant(claims, "valid_until"),
                fitting(claims.path("reason").asText(""), "reason", Lengths.REASON),
                notBefore.isBefore(issued) ? issued : notBefore,
                expires);
    }

    /** @throws OrderRefused {@code approval_expired}: too late, or too early */
    void mustBeInTime(Instant now) {
        boolean early = now.plus(AHEAD).isBefore(notBefore)
                || (validFrom != null && now.plus(AHEAD).isBefore(validFrom));
        boolean late = !now.isBefore(expires) || (validUntil != null && !now.isBefore(validUntil));
        if (early || late) {
            throw new OrderRefused(Reason.APPROVAL_EXPIRED, early ? "not yet valid" : "expired");
        }
    }

    /** @throws OrderRefused {@code four_eyes}: somebody approved for themselves, or nobody did */
    void mustBeOthers() {
        if (approvers.isEmpty()
                || approvers.contains(requester)
                || approvers.contains(beneficiary)
                || approvers.contains(edge.sourceId())) {
            throw new OrderRefused(Reason.FOUR_EYES, "");
        }
    }

    private static EdgeKind kind(String op) {
        return switch (op.toUpperCase(Locale.ROOT)) {
            case "GRANT_ROLE" -> EdgeKind.USER_ROLE;
            case "JOIN_GROUP" -> EdgeKind.USER_GROUP;
            case "ADD_COMPOSITE" -> EdgeKind.ROLE_ROLE;
            case "ADD_GROUP_ROLE" -> EdgeKind.GROUP_ROLE;
            case "MOVE_GROUP" -> EdgeKind.GROUP_PARENT;
            case "ADD_DEFAULT_GROUP" -> EdgeKind.REALM_DEFAULT_GROUP;
            case "PERMIT" -> EdgeKind.SETTING;
            default -> throw SignedApproval.invalid("op");
        };
    }

    private static void expect(JsonNode claims, String claim, String value) {
        if (!text(claims, claim).equals(value)) {
            throw SignedApproval.invalid(claim);
        }
    }

    private static String text(JsonNode claims, String claim) {
        return text(claims, claim, Lengths.ACCOUNT_ID);
    }

    private static String text(JsonNode claims, String claim, int longest) {
        JsonNode value = claims.get(claim);
        if (value == null || !value.isTextual() || value.textValue().isBlank()) {
            throw SignedApproval.invalid(claim);
        }
        return fitting(value.textValue(), claim, longest);
    }

    /** @throws OrderRefused {@code malformed}: the database could not hold it */
    private static String fitting(String text, String claim, int longest) {
        if (!Lengths.fits(text, longest)) {
            throw new OrderRefused(Reason.MALFORMED, claim);
        }
        return text;
    }

    private static Instant seconds(JsonNode claims, String claim) {
        JsonNode value = claims.get(claim);
        if (value == null
                || !value.isIntegralNumber()
                || !value.canConvertToLong()
                || Math.abs(value.longValue()) > LAST_SECOND) {
            throw SignedApproval.invalid(claim);
        }
        return Instant.ofEpochSecond(value.longValue());
    }

    /** ISO-8601 as everywhere in the contract, or seconds as in the registered claims. */
    private static @Nullable Instant instant(JsonNode claims, String claim) {
        JsonNode value = claims.get(claim);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isIntegralNumber()) {
            return seconds(claims, claim);
        }
        try {
            Instant instant = Instant.parse(value.asText());
            if (Math.abs(instant.getEpochSecond()) > LAST_SECOND) {
                throw SignedApproval.invalid(claim);
            }
            return instant;
        } catch (java.time.format.DateTimeParseException e) {
            throw SignedApproval.invalid(claim);
        }
    }
}
