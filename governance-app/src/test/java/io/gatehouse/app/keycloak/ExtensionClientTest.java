package io.gatehouse.app.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gatehouse.app.TestKeys;
import io.gatehouse.app.keycloak.FakeKeycloak.Reply;
import io.gatehouse.app.shared.KeycloakSettings;
import io.gatehouse.app.shared.SigningKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of answer becomes. The real extension's answers are tested in {@code RealExtensionIT}. */
class ExtensionClientTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String STATUS = """
            {"extensionVersion":"0.1.0","keycloakVersion":"26.7.4","realm":"lanstone","realmId":"realm-id","mode":"ENFORCE",
            "now":"2026-11-24T10:00:00Z","jvmNow":"2026-11-24T10:00:00Z","selfCheck":[{"name":"a","ok":true,"detail":null}],
            "outboxPending":0,"oldestOutboxSeconds":null,"ledgerLive":1,"leaversScheduled":0,"leaversEnded":0,
            "approvalKeys":["k"],"lastLeaverRun":null,"ofALaterVersion":{"x":1}}
            """;

    private final FakeKeycloak keycloak = new FakeKeycloak();
    private final Path clientKey = TestKeys.pem();
    private final Path approvalKey = TestKeys.pem();
    private final SettableClock clock = new SettableClock();
    private final Extension extension = connect(keycloak.url());

    private Extension connect(URI url) {
        return KeycloakConfiguration.connect(
                new KeycloakSettings(url, "lanstone", "gatehouse-app", clientKey, approvalKey),
                () -> NOW,
                clock,
                new KeycloakConfiguration.Patience(
                        Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5)));
    }

    @AfterEach
    void close() {
        keycloak.close();
    }

    @Test
    void theServiceAccountSignsInWithItsKeyAndTheTokenIsKeptUntilShortlyBeforeItsEnd() throws Exception {
        keycloak.answer("GET /status", Reply.json(STATUS));
        extension.status();
        extension.status();
        assertThat(keycloak.tokenRequests).hasSize(1);
        assertThat(keycloak.seen).extracting(FakeKeycloak.Seen::authorization).containsOnly("Bearer token-1");

        clock.instant = clock.instant.plusSeconds(45);
        assertThat(extension.status().mode()).isEqualTo("ENFORCE");
        assertThat(keycloak.tokenRequests).hasSize(2);

        Map<String, String> form = keycloak.tokenRequests.get(0);
        assertThat(form).containsEntry("grant_type", "client_credentials").containsEntry("client_id", "gatehouse-app");
        SignedJWT assertion = SignedJWT.parse(form.get("client_assertion"));
        SigningKey key = SigningKey.read(clientKey);
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
        keycloak.answer("GET /status", refused, Reply.json(STATUS));
        assertThat(extension.status().realm()).isEqualTo("lanstone");
        assertThat(keycloak.tokenRequests).hasSize(2);

        keycloak.answer("GET /status", refused);
        assertThatThrownBy(extension::status)
                .isInstanceOf(ExtensionUnavailable.class)
                .hasMessageContaining("401");
    }

    @Test
    void aProblemWithACodeIsARefusal() {
        keycloak.answer("GET /departures/case-1", Reply.problem(409, "already_ended"));
        ExtensionRefused refused = catchThrowableOfType(ExtensionRefused.class, () -> extension.departure("case-1"));
        assertThat(refused.code()).isEqualTo("already_ended");
        assertThat(refused.status()).isEqualTo(409);
    }

    @Test
    void a404OfAKeycloakWithoutTheExtensionIsNoRefusal() {
        assertThatThrownBy(() -> extension.departure("case-1"))
                .isInstanceOf(ExtensionUnavailable.class)
                .hasMessageContaining("404");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void faultsOfTheServerMayPass(int status) {
        keycloak.answer("GET /status", Reply.problem(status, "not_allowed"));
        assertThatThrownBy(extension::status).isInstanceOf(ExtensionUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "<html>", "[]"})
    void anAnswerThatCannotBeReadMayPass(String body) {
        keycloak.answer("GET /status", Reply.json(body));
        assertThatThrownBy(extension::status).isInstanceOf(ExtensionUnavailable.class);
    }

    @Test
    void silenceNobodyListeningAndABrokenConnectionMayPass() {
        keycloak.answer("GET /status", new Reply(200, "hang", "", false));
        assertThatThrownBy(extension::status).isInstanceOf(ExtensionUnavailable.class);
        keycloak.answer("GET /status", new Reply(200, "application/json", STATUS.substring(0, 40), true));
        assertThatThrownBy(extension::status).isInstanceOf(ExtensionUnavailable.class);
        assertThatThrownBy(connect(URI.create("http://127.0.0.1:9"))::status).isInstanceOf(ExtensionUnavailable.class);
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
        keycloak.answer("GET /status", Reply.json(STATUS));
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
                List.of(new ApprovalOrder.Approval("approver", NOW, "1")),
                "1",
                null,
                "因为需要"));
        assertThat(outcome.ledgerId()).isEqualTo("l1");

        FakeKeycloak.Seen sent = keycloak.seen.get(keycloak.seen.size() - 1);
        assertThat(sent.type()).startsWith("application/jose");
        JWSObject jws = JWSObject.parse(sent.body());
        SigningKey key = SigningKey.read(approvalKey);
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

    @Test
    void theInventoryIsHandedOnLineByLineAndUnknownLinesArePassedOver() {
        keycloak.answer(
                "GET /inventory",
                lines(
                        "{\"t\":\"realm\",\"id\":\"r\",\"name\":\"lanstone\",\"at\":\"2026-11-24T10:00:00Z\",\"mode\":\"ENFORCE\"}",
                        "{\"t\":\"lastUse\",\"of\":\"a later version\"}",
                        "{\"t\":\"grant\",\"subject\":\"p\",\"entitlement\":\"e\",\"direct\":false,\"edge\":\"g\",\"path\":[\"g\",\"e\"],"
                                + "\"ledgerId\":null,\"origin\":null,\"grantedAt\":null,\"validUntil\":null}",
                        "{\"t\":\"end\",\"clients\":0,\"entitlements\":0,\"accounts\":0,\"grants\":1}"));
        List<InventoryLine> lines = new ArrayList<>();
        extension.inventory(null, lines::add);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1))
                .isEqualTo(
                        new InventoryLine.GrantLine("p", "e", false, "g", List.of("g", "e"), null, null, null, null));
    }

    @Test
    void anInventoryWithoutItsLastLineOrCutInsideALineIsUnavailable() {
        String line =
                "{\"t\":\"realm\",\"id\":\"r\",\"name\":\"lanstone\",\"at\":\"2026-11-24T10:00:00Z\",\"mode\":\"OFF\"}";
        keycloak.answer("GET /inventory", lines(line));
        assertThatThrownBy(() -> extension.inventory(null, it -> {})).isInstanceOf(ExtensionUnavailable.class);
        keycloak.answer("GET /inventory", lines(line, line.substring(0, 20)));
        assertThatThrownBy(() -> extension.inventory(null, it -> {})).isInstanceOf(ExtensionUnavailable.class);
        keycloak.answer("GET /inventory", new Reply(200, "application/x-ndjson", line + "\n", true));
        assertThatThrownBy(() -> extension.inventory(null, it -> {})).isInstanceOf(ExtensionUnavailable.class);
    }

    @Test
    void effectiveAccessOutboxAndDeparturesAreRead() {
        keycloak.answer("GET /effective/p%2F1", Reply.json("""
                {"subject":"p/1","enabled":true,"departed":false,"onlineSessions":1,"offlineSessions":2,"grants":[
                {"subject":"p/1","entitlement":"e","direct":true,"edge":"e","path":["e"],"ledgerId":"l","origin":"APPROVED",
                "grantedAt":"2026-11-24T10:00:00Z","validUntil":null}]}
                """));
        EffectiveAccess access = extension.effective("p/1");
        assertThat(access.offlineSessions()).isEqualTo(2);
        assertThat(access.grants())
                .extracting(InventoryLine.GrantLine::ledgerId)
                .containsExactly("l");

        keycloak.answer("GET /outbox?limit=5", Reply.json("""
                {"events":[{"id":"1","type":"mode.changed","realmId":"r","at":"2026-11-24T10:00:00Z","auditSeq":1,
                "auditHash":"aa","auditPrevious":"00","actor":null,"subject":null,"data":{"before":"OFF"}}]}
                """));
        OutboxEvent event = extension.outbox(5).get(0);
        assertThat(event.data()).isEqualTo("{\"before\":\"OFF\"}");
        assertThat(event.json()).contains("\"auditPrevious\":\"00\"");

        keycloak.answer("DELETE /departures/case-1", Reply.json("""
                {"caseId":"case-1","subjectId":"p","episode":1,"state":"CANCELLED","accessEnd":"2026-11-24T10:00:00Z",
                "zone":"Asia/Shanghai","registeredAt":"2026-11-24T10:00:00Z","endedAt":null,"verifiedAt":null,"attempts":0,
                "lastError":null,"steps":[]}
                """));
        assertThat(extension.cancel("case-1", "hr", "stays").state()).isEqualTo("CANCELLED");
        FakeKeycloak.Seen sent = keycloak.seen.get(keycloak.seen.size() - 1);
        assertThat(sent.body()).contains("\"requestedBy\":\"hr\"").contains("\"reason\":\"stays\"");
    }

    private static Reply lines(String... lines) {
        return new Reply(200, "application/x-ndjson", String.join("\n", lines) + "\n", false);
    }

    private static final class SettableClock extends Clock {
        volatile Instant instant = NOW;

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return instant;
        }
    }
}
