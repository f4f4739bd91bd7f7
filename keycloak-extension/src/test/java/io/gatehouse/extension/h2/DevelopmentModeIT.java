package io.gatehouse.extension.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.stack.AdminClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code kc.sh start-dev} with the jar in {@code providers/}, as somebody tries the extension out: on H2, without PostgreSQL. */
@Tag("ci")
class DevelopmentModeIT {

    @Test
    void theGateStandsOnH2() throws IOException {
        DevServer server = DevServer.start("h2", providers -> {});
        try (server) {
            theGateStands(server.admin());
        }
        // Keycloak does not show what nobody approved, so its answers cannot tell
        assertEquals(List.of("late", "plain"), server.storedGrants("anna"));
    }

    private static void theGateStands(AdminClient admin) {
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
}
