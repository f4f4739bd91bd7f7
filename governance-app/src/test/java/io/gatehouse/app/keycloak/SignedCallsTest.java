package io.gatehouse.app.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.app.keycloak.FakeKeycloak.Reply;
import io.gatehouse.app.shared.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the app signs with which of its keys: the sign-in of its service account, and approvals. */
class SignedCallsTest {

    private final Connected connected = new Connected();
    private final FakeKeycloak keycloak = connected.keycloak;
    private final Extension extension = connected.extension;

    @AfterEach
    void close() {
        connected.close();
    }

    @Test
    void theServiceAccountSignsInWithItsKeyAndTheTokenIsKeptUntilShortlyBeforeItsEnd() throws Exception {
        keycloak.answer("GET /status", Reply.json(Connected.STATUS));
        extension.status();
        extension.status();
        assertThat(keycloak.tokenRequests).hasSize(1);
        assertThat(keycloak.seen).extracting(FakeKeycloak.Seen::authorization).containsOnly("Bearer token-1");

        connected.clock.instant = connected.clock.instant.plusSeconds(45);
        assertThat(extension.status().mode()).isEqualTo("ENFORCE");
        assertThat(keycloak.tokenRequests).hasSize(2);

        Map<String, String> form = keycloak.tokenRequests.get(0);
        assertThat(form).containsEntry("grant_type", "client_credentials").containsEntry("client_id", "gatehouse-app");
        SignedJWT assertion = SignedJWT.parse(form.get("client_assertion"));
        SigningKey key = SigningKey.read(connected.clientKey);
        assertThat(assertion.verify(new ECDSAVerifier(key.publicKey()))).isTrue();
        assertThat(assertion.getHeader().getKeyID()).isEqualTo(key.kid());
        JWTClaimsSet claims = assertion.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("gatehouse-app");
        assertThat(claims.getSubject()).isEqualTo("gatehouse-app");
        assertThat(claims.getAudience()).containsExactly(keycloak.url() + "/realms/lanstone");
        assertThat(claims.getJWTID()).isNotBlank();
    }

    @Test
    void aTokenThatIsRefusedIsReplacedOnceAndThenItIsUnavailable() {
        Reply refused = new Reply(401, "application/json", "{\"error\":\"HTTP 401 Unauthorized\"}", false);
        keycloak.answer("GET /status", refused, Reply.json(Connected.STATUS));
        assertThat(extension.status().realm()).isEqualTo("lanstone");
        assertThat(keycloak.tokenRequests).hasSize(2);

        keycloak.answer("GET /status", refused);
        assertThatThrownBy(extension::status)
                .isInstanceOf(ExtensionUnavailable.class)
                .hasMessageContaining("401");
    }

    @Test
    void aRefusedSignInTellsNothingThatWasSent() {
        keycloak.tokenStatus = 400;
        assertThatThrownBy(extension::status)
                .isInstanceOf(ExtensionUnavailable.class)
                .hasMessage("Keycloak gave the app's service account no token (HTTP 400)");
    }

    @Test
    void anApprovalIsSignedWithTheApprovalKeyAndNamesEverythingById() throws Exception {
        keycloak.answer("GET /status", Reply.json(Connected.STATUS));
        UUID id = UUID.randomUUID();
        keycloak.answer(
                "POST /approvals",
                Reply.json("{\"jti\":\"" + id
                        + "\",\"effect\":\"APPLIED\",\"ledgerId\":\"l1\",\"auditSeq\":7,\"auditHash\":\"ab\"}"));
        ApprovalOutcome outcome = extension.apply(new ApprovalOrder(
                id,
                "request-1",
                "GRANT_ROLE",
                "person",
                "role",
                "closure",
                "requester",
                "person",
                List.of(new ApprovalOrder.Approval("approver", Connected.NOW, "1")),
                "1",
                null,
                "因为需要"));
        assertThat(outcome.ledgerId()).isEqualTo("l1");

        FakeKeycloak.Seen sent = keycloak.seen.get(keycloak.seen.size() - 1);
        assertThat(sent.type()).startsWith("application/jose");
        JWSObject jws = JWSObject.parse(sent.body());
        SigningKey key = SigningKey.read(connected.approvalKey);
        assertThat(jws.verify(new ECDSAVerifier(key.publicKey()))).isTrue();
        assertThat(jws.getHeader().getKeyID()).isEqualTo(key.kid());
        assertThat(jws.getHeader().getType().getType()).isEqualTo("gov-approval+jwt");
        Map<String, Object> claims = jws.getPayload().toJSONObject();
        assertThat(claims)
                .containsEntry("iss", "gatehouse-app")
                .containsEntry("aud", "gatehouse-extension")
                .containsEntry("jti", id.toString())
                .containsEntry("realm_id", "realm-id")
                .containsEntry("op", "GRANT_ROLE")
                .containsEntry("source_id", "person")
                .containsEntry("target_id", "role")
                .containsEntry("closure_hash", "closure")
                .containsEntry("reason", "因为需要")
                .containsKeys("valid_from", "valid_until", "policy_version", "requester", "beneficiary");
        long life = (Long) claims.get("exp") - (Long) claims.get("iat");
        assertThat(life).isPositive().isLessThanOrEqualTo(86_400);
        assertThat(claims.get("approvals"))
                .isEqualTo(List.of(Map.of("approver", "approver", "at", "2026-11-24T10:00:00Z", "acr", "1")));
    }
}
