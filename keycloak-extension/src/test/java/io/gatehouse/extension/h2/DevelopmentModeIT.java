package io.gatehouse.extension.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.Until;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Ports;
import io.gatehouse.stack.SharedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code kc.sh start-dev} with the jar in {@code providers/}, as somebody tries the extension out: on H2, without PostgreSQL. */
@Tag("ci")
class DevelopmentModeIT {

    private static final String PASSWORD = "only-for-this-test";

    private final Path home = Path.of("target/stack/h2").toAbsolutePath();
    private @Nullable Process server;

    @AfterEach
    void stop() throws InterruptedException {
        if (server != null) {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void theGateStandsOnH2() throws IOException {
        AdminClient admin = start(Ports.random());
        admin.post("/admin/realms", Map.of("realm", "tried", "enabled", true)).expect(201);
        JsonNode status =
                admin.get("/admin/realms/tried/gatehouse/status").expect(200).json();
        assertEquals("OBSERVE", status.path("mode").asString());
        assertTrue(status.path("selfCheck").size() > 0);
        status.path("selfCheck").forEach(check -> assertTrue(check.path("ok").asBoolean(), check.toString()));

        String person = admin.post("/admin/realms/tried/users", Map.of("username", "anna", "enabled", true))
                .expect(201)
                .createdId();
        JsonNode plain = role(admin, "plain");
        JsonNode secret = role(admin, "secret");
        JsonNode late = role(admin, "late");
        for (JsonNode governed : List.of(secret, late)) {
            classify(admin, governed.path("id").asString());
        }
        String grants = "/admin/realms/tried/users/" + person + "/role-mappings/realm";
        admin.post(grants, List.of(late)).expect(204);
        admin.put("/admin/realms/tried/gatehouse/mode", Map.of("mode", "ENFORCE", "reason", "test"))
                .expect(200);

        admin.post(grants, List.of(plain)).expect(204);
        assertEquals(
                "governance_required",
                admin.post(grants, List.of(secret))
                        .expect(403)
                        .json()
                        .path("error")
                        .asString());
        String held = admin.get(grants).expect(200).body();
        assertTrue(held.contains("\"plain\"") && held.contains("\"late\""), held);
        assertTrue(!held.contains("\"secret\""), held);
    }

    private static JsonNode role(AdminClient admin, String name) {
        admin.post("/admin/realms/tried/roles", Map.of("name", name)).expect(201);
        return admin.get("/admin/realms/tried/roles/" + name).expect(200).json();
    }

    private static void classify(AdminClient admin, String roleId) {
        admin.put(
                        "/admin/realms/tried/gatehouse/classification",
                        Map.of("entries", List.of(Map.of("kind", "REALM_ROLE", "id", roleId, "tier", "T1"))))
                .expect(200);
    }

    private AdminClient start(Ports ports) throws IOException {
        SharedStack.unpackKeycloak(home);
        Files.copy(Path.of("target/gatehouse-keycloak-extension.jar"), home.resolve("providers/gatehouse.jar"));
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + ports.keycloak(),
                        "--http-management-host=127.0.0.1",
                        "--http-management-port=" + ports.management())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("server.log").toFile());
        builder.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin/java").toString());
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
        server = builder.start();
        String url = "http://127.0.0.1:" + ports.keycloak();
        return Until.fits("Keycloak on H2", Duration.ofMinutes(5), () -> signIn(url), Signed::in)
                .admin();
    }

    private record Signed(boolean in, AdminClient admin) {}

    private Signed signIn(String url) {
        assertTrue(server.isAlive(), () -> "Keycloak ended, see " + home.resolve("server.log"));
        AdminClient anonymous = AdminClient.anonymous(url);
        try {
            AdminClient admin = anonymous.as("master", "admin-cli", "admin", PASSWORD);
            return new Signed(admin.get("/admin/serverinfo").status() == 200, admin);
        } catch (RuntimeException notYet) {
            return new Signed(false, anonymous);
        }
    }
}
