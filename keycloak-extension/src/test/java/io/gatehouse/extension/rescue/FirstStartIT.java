package io.gatehouse.extension.rescue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.stack.AdminClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An empty database, and a gate that enforces in every realm from the first second. */
@Tag("ci")
class FirstStartIT {

    private static Machine machine;

    @BeforeAll
    static void start() {
        machine = Machine.withOption("first-start", "DEFAULT_MODE", "enforce");
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void theFirstAdministratorIsThereAndWhatKeycloakMakesOfItselfCounts() {
        AdminClient admin = machine.stack().admin();
        JsonNode status =
                admin.get("/admin/realms/master/gatehouse/status").expect(200).json();
        assertEquals("ENFORCE", status.path("mode").asString());
        for (JsonNode item : status.path("selfCheck")) {
            assertTrue(item.path("ok").asBoolean(), item.toString());
        }
        admin.get("/admin/realms/master/users?max=1").expect(200);
        admin.get("/admin/realms/master/clients?max=1").expect(200);
    }

    @Test
    void aRealmIsMadeAndGovernedFromItsFirstSecond() {
        AdminClient admin = machine.stack().admin();
        String name = "newborn-" + UUID.randomUUID().toString().substring(0, 8);
        String realm = "/admin/realms/" + name;
        admin.post("/admin/realms", Map.of("realm", name, "enabled", true)).expect(201);
        assertEquals(
                "ENFORCE",
                admin.get(realm + "/gatehouse/status")
                        .expect(200)
                        .json()
                        .path("mode")
                        .asString());
        admin.get(realm + "/users?max=1").expect(200);
        String person = admin.post(realm + "/users", Map.of("username", "ada", "enabled", true))
                .expect(201)
                .createdId();
        admin.post(realm + "/roles", Map.of("name", "plain")).expect(201);
        admin.post(
                        realm + "/users/" + person + "/role-mappings/realm",
                        List.of(admin.get(realm + "/roles/plain").expect(200).json()))
                .expect(204);
        String management = admin.get(realm + "/clients?clientId=realm-management")
                .expect(200)
                .json()
                .get(0)
                .path("id")
                .asString();
        JsonNode governed = admin.get(realm + "/clients/" + management + "/roles/manage-users")
                .expect(200)
                .json();
        assertEquals(
                403,
                admin.post(realm + "/users/" + person + "/role-mappings/clients/" + management, List.of(governed))
                        .status());
    }

    @Test
    void aNewRealmBringsNobodyWhoHoldsItsAdministration() {
        AdminClient admin = machine.stack().admin();
        String name = "brought-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> realm = Map.of(
                "realm",
                name,
                "enabled",
                true,
                "users",
                List.of(Map.of(
                        "username",
                        "mallory",
                        "enabled",
                        true,
                        "clientRoles",
                        Map.of("realm-management", List.of("realm-admin")))));
        assertEquals(403, admin.post("/admin/realms", realm).status());
        assertEquals(404, admin.get("/admin/realms/" + name).status());
    }

    @Test
    void restartsChangeNothing() {
        AdminClient admin = machine.stack().admin();
        long before = chain(admin);
        machine.stack().keycloak().restart();
        assertEquals(before, chain(machine.stack().admin()));
        machine.stack().admin().get("/admin/realms/master/users?max=1").expect(200);
    }

    private static long chain(AdminClient admin) {
        return admin.get("/admin/realms/master/gatehouse/status")
                .expect(200)
                .json()
                .path("auditSeq")
                .asLong();
    }
}
