package io.gatehouse.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault of an installation gets its sentence, against a server that answers what the test says. */
final class DoctorTest {

    private static final String TOKENS = "/realms/master/protocol/openid-connect/token";
    private static final String APP_TOKENS = "/realms/shop/protocol/openid-connect/token";
    private static final String STATUS = "/admin/realms/shop/gatehouse/status";
    private static final String WELL = """
            {"extensionVersion": "1.2", "keycloakVersion": "26.7.4", "mode": "ENFORCE", "jvmNow": "2026-09-14T10:00:00Z",
             "selfCheck": [{"name": "row-collector", "ok": true, "detail": "fine"}, {"name": "approval-keys", "ok": true,
             "detail": "1 key"}], "outboxPending": 3, "oldestOutboxSeconds": 4, "approvalKeys": ["kid-1"]}
            """;

    @TempDir
    private Path folder = Path.of("");

    private final Clock clock = Clock.fixed(Instant.parse("2026-09-14T10:00:02Z"), ZoneOffset.UTC);
    private final StubServer server;

    DoctorTest() throws IOException {
        server = new StubServer();
    }

    @BeforeEach
    void anInstallationThatIsWell() {
        String token = "{\"access_token\": \"t\", \"expires_in\": 60}";
        server.says(TOKENS, 200, token)
                .says(APP_TOKENS, 200, token)
                .says(STATUS, 200, WELL)
                .says("/actuator/health", 200, "{\"status\":\"UP\"}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<Finding> look() {
        return look(Map.of("GATEHOUSE_ADMIN_USER", "root", "GATEHOUSE_ADMIN_PASSWORD", "secret"));
    }

    private List<Finding> look(Map<String, String> environment) {
        return new InstallationCheckUp(server.url() + "/", "shop", server.url() + "/", clock).findings(environment);
    }

    /** The only fault, with what was seen and what to do. */
    static void assertFault(List<Finding> findings, String what, String seen, String remedy) {
        List<Finding> faults =
                findings.stream().filter(finding -> !finding.ok()).toList();
        assertEquals(1, faults.size(), faults.toString());
        String text = faults.get(0).text();
        assertTrue(text.startsWith("FAULT  " + what + ": "), text);
        assertTrue(text.contains(seen), text);
        assertTrue(text.substring(text.indexOf('→')).contains(remedy), text);
    }

    private void status(String from, String to) {
        assertTrue(WELL.contains(from));
        server.says(STATUS, 200, WELL.replace(from, to));
    }

    @Test
    void whatIsWellIsSaidToo() {
        List<Finding> findings = look();
        assertEquals(
                List.of(
                        "Keycloak",
                        "Keycloak's version",
                        "Extension",
                        "Mode",
                        "Self-check row-collector",
                        "Self-check approval-keys",
                        "Approval keys",
                        "Clock of Keycloak",
                        "Events for the app",
                        "App"),
                findings.stream().map(Finding::what).toList());
        findings.forEach(finding -> assertTrue(finding.ok(), finding.text()));
    }

    @Test
    void anotherVersionOfKeycloak() {
        status("26.7.4", "26.6.1");
        assertFault(look(), "Keycloak's version", "26.6.1", "built and tested for Keycloak 26.7");
    }

    @Test
    void theListenerIsMissing() {
        server.says(STATUS, 404, "{\"error\":\"HTTP 404 Not Found\"}");
        assertFault(look(), "Listener", "gatehouse-events is not loaded", "kc.sh build");
    }

    @Test
    void thereIsNoSuchRealm() {
        server.says(STATUS, 404, "{\"error\":\"Realm not found.\"}");
        assertFault(look(), "Realm", "no realm shop", "case-sensitive");
    }

    @Test
    void nothingIsRefused() {
        status("ENFORCE", "OBSERVE");
        assertFault(look(), "Mode", "OBSERVE", "PUT /admin/realms/shop/gatehouse/mode");
    }

    @Test
    void theClocksDiffer() {
        status("10:00:00Z", "09:59:00Z");
        assertFault(look(), "Clock of Keycloak", "62000 ms apart", "NTP");
    }

    @Test
    void thisKeycloakDoesNotFitTheExtension() {
        status("\"ok\": true, \"detail\": \"fine\"", "\"ok\": false, \"detail\": \"no such registry\"");
        assertFault(look(), "Self-check row-collector", "no such registry", "docs/keycloak-compatibility.md");
    }

    @Test
    void theKeySetCannotBeUsed() {
        status(
                "\"approval-keys\", \"ok\": true,\n \"detail\": \"1 key\"",
                "\"approval-keys\", \"ok\": false, \"detail\": \"no such file\"");
        assertFault(look(), "Self-check approval-keys", "no such file", "gatehouse-events--approval-keys");
    }

    @Test
    void nobodyFetchesTheEvents() {
        status("\"oldestOutboxSeconds\": 4", "\"oldestOutboxSeconds\": 7200");
        assertFault(look(), "Events for the app", "the oldest for 120 min", "is it running");
    }

    @Test
    void whoAsksMayNot() {
        server.says(STATUS, 403, "{\"code\":\"not_allowed\"}");
        assertFault(look(), "Extension", "not_allowed", "administrator who may manage the realm shop");
        server.says(TOKENS, 401, "{\"error\":\"invalid_grant\"}");
        assertFault(look(), "Administrator", "invalid_grant", "GATEHOUSE_ADMIN_PASSWORD");
        assertThrows(Arguments.Misuse.class, () -> look(Map.of()));
    }

    @Test
    void theAppIsNotHealthy() {
        server.says("/actuator/health", 503, "{\"status\":\"DOWN\"}");
        assertFault(look(), "App", "answered 503", "its database or Keycloak");
    }

    @Test
    void nobodyIsThere() {
        server.close();
        List<Finding> findings = look();
        assertEquals(
                List.of("Keycloak", "App"), findings.stream().map(Finding::what).toList());
        findings.forEach(finding -> assertTrue(finding.text().contains("got no answer"), finding.text()));
    }

    @Test
    void somethingElseIsThere() {
        server.says(TOKENS, 200, "<html>").says(STATUS, 200, "<html>");
        assertFault(look(), "Keycloak", "", "Check the address after --url");
        server.says(TOKENS, 403, "<html>\n" + "<p>Not allowed</p>\n".repeat(50));
        assertFault(look(), "Administrator", "403: <html> <p>Not allowed</p>", "GATEHOUSE_ADMIN_USER");
        assertTrue(look().get(0).text().length() < 500, "a whole page is no line of the doctor");
    }

    @Test
    void theKeyOfTheAppIsRefused() {
        SigningKey key = SigningKey.in(folder, "app-client");
        assertTrue(KeycloakCheckUp.app(server.url(), "shop", key).ok());
        server.says(STATUS, 403, "{\"code\":\"not_allowed\"}");
        assertFault(
                List.of(KeycloakCheckUp.app(server.url(), "shop", key)),
                "App to Keycloak",
                "not_allowed",
                "the role extension-access");
        server.says(APP_TOKENS, 401, "{\"error\":\"unauthorized_client\"}");
        assertFault(
                List.of(KeycloakCheckUp.app(server.url(), "shop", key)),
                "App to Keycloak",
                "unauthorized_client",
                "needs the app's public key");
    }
}
