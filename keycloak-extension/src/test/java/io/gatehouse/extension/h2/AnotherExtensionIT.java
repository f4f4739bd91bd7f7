package io.gatehouse.extension.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.sibling.Sibling;
import io.gatehouse.stack.AdminClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What another extension takes out by Keycloak's model, without any admin event, ends its ledger entry too: nobody may put it
 * back without an approval.
 */
@Tag("ci")
class AnotherExtensionIT {

    private static final String REALM = "/admin/realms/beside";

    @Test
    void whatItTakesOutStaysOut() throws IOException {
        try (DevServer server =
                DevServer.start("h2-beside", providers -> Sibling.pack(providers.resolve("sibling.jar")))) {
            AdminClient admin = server.admin();
            admin.post("/admin/realms", Map.of("realm", "beside", "enabled", true))
                    .expect(201);
            String secret = role(admin, "secret");
            String team = role(admin, "team");
            String gone = role(admin, "gone");
            String desk = admin.post(REALM + "/groups", Map.of("name", "desk"))
                    .expect(201)
                    .createdId();
            admin.put(
                            REALM + "/gatehouse/classification",
                            Map.of("entries", List.of(Map.of("kind", "REALM_ROLE", "id", secret, "tier", "T1"))))
                    .expect(200);
            for (String composite : List.of(team, gone)) {
                admin.post(REALM + "/roles-by-id/" + composite + "/composites", List.of(Map.of("id", secret)))
                        .expect(204);
            }
            admin.post(
                            REALM + "/groups/" + desk + "/role-mappings/realm",
                            List.of(Map.of("id", secret, "name", "secret")))
                    .expect(204);
            admin.put(REALM + "/gatehouse/mode", Map.of("mode", "ENFORCE", "reason", "test"))
                    .expect(200);
            assertEquals("null", end(admin, team, secret), "live, by the baseline");

            admin.delete(REALM + "/sibling/composites/" + team + "/" + secret).expect(204);
            assertEquals("removed", end(admin, team, secret));
            assertTrue(
                    admin.get(REALM + "/gatehouse/audit").expect(200).body().contains("\"grant.ended\""),
                    "it is in the audit trail");
            admin.post(REALM + "/roles-by-id/" + team + "/composites", List.of(Map.of("id", secret)))
                    .expect(403);
            // and the graph has forgotten it at once
            String person = admin.post(REALM + "/users", Map.of("username", "anna", "enabled", true))
                    .expect(201)
                    .createdId();
            admin.post(REALM + "/users/" + person + "/role-mappings/realm", List.of(Map.of("id", team, "name", "team")))
                    .expect(204);

            admin.delete(REALM + "/sibling/roles/" + gone).expect(204);
            assertEquals("removed", end(admin, gone, secret));
            admin.delete(REALM + "/sibling/groups/" + desk).expect(204);
            assertEquals("removed", end(admin, desk, secret));
        }
    }

    private static String role(AdminClient admin, String name) {
        admin.post(REALM + "/roles", Map.of("name", name)).expect(201);
        return admin.get(REALM + "/roles/" + name).expect(200).json().path("id").asString();
    }

    private static String end(AdminClient admin, String source, String target) {
        JsonNode entries = admin.get(REALM + "/gatehouse/ledger?subject=" + source + "&entitlement=" + target)
                .expect(200)
                .json();
        assertEquals(1, entries.size());
        return entries.get(0).path("endReason").toString().replace("\"", "");
    }
}
