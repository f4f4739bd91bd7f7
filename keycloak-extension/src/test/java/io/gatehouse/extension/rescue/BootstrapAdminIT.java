package io.gatehouse.extension.rescue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.Rows;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.LocalStack;
import io.gatehouse.stack.SharedStack;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code kc.sh bootstrap-admin} on the database of a server whose master realm enforces, or does not. */
@Tag("ci")
class BootstrapAdminIT {

    private static final String PASSWORD = "only-for-this-Test-1";

    private static Machine machine;

    @BeforeAll
    static void start() {
        machine = Machine.withJar("bootstrap-admin");
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void whileMasterEnforcesNobodyIsMadeAndTheDocumentedWayOutWorks() {
        LocalStack stock = SharedStack.getStock();
        String onStock = name();
        assertEquals(0, Machine.bootstrapAdmin(stock, onStock, PASSWORD));
        administers(stock, onStock);

        AdminClient admin = machine.stack().admin();
        mode(admin, "ENFORCE");
        String refused = name();
        assertNotEquals(0, Machine.bootstrapAdmin(machine.stack(), refused, PASSWORD));
        assertEquals(0, machine.accounts(refused));
        assertNotEquals(
                200,
                AdminClient.anonymous(machine.stack().keycloak().url())
                        .tokens("master", "admin-cli", refused, PASSWORD)
                        .status());
        JsonNode captured = last(admin, "change.captured");
        assertTrue(captured.toString().contains("\"targetName\":\"admin\""), captured.toString());

        // nobody is left who could sign in: whoever owns the database lets master observe, and takes the baseline
        // afterwards
        Rows.run(
                machine.stack(),
                "update gatehouse_realm set mode = 'OBSERVE' where realm_id = (select id from realm where name = 'master')");
        String rescued = name();
        assertEquals(0, Machine.bootstrapAdmin(machine.stack(), rescued, PASSWORD));
        AdminClient rescuer = administers(machine.stack(), rescued);
        assertTrue(
                last(rescuer, "change.observed").toString().contains("\"targetName\":\"admin\""),
                "it is recorded who came in");
        mode(rescuer, "ENFORCE");
        administers(machine.stack(), rescued);
        JsonNode ledger = rescuer.get("/admin/realms/master/gatehouse/ledger?state=LIVE")
                .expect(200)
                .json();
        String account = rescuer.get("/admin/realms/master/users?exact=true&username=" + rescued)
                .expect(200)
                .json()
                .get(0)
                .path("id")
                .asString();
        assertEquals(
                List.of("BASELINE"),
                StreamSupport.stream(ledger.spliterator(), false)
                        .filter(entry -> entry.path("sourceId").asString().equals(account))
                        .map(entry -> entry.path("origin").asString())
                        .toList());
    }

    @Test
    void anAdministratorOfMasterStillGivesNothingGovernedAndLowersNothingAlone() {
        AdminClient admin = machine.stack().admin();
        String realm = name();
        admin.post("/admin/realms", Map.of("realm", realm, "enabled", true)).expect(201);
        admin.put("/admin/realms/" + realm + "/gatehouse/mode", Map.of("mode", "ENFORCE", "reason", "test"))
                .expect(200);
        String person = admin.post("/admin/realms/" + realm + "/users", Map.of("username", "ada", "enabled", true))
                .expect(201)
                .createdId();
        JsonNode client = admin.get("/admin/realms/" + realm + "/clients?clientId=realm-management")
                .expect(200)
                .json()
                .get(0);
        JsonNode role = admin.get("/admin/realms/" + realm + "/clients/"
                        + client.path("id").asString() + "/roles/manage-users")
                .expect(200)
                .json();
        admin.post(
                        "/admin/realms/" + realm + "/users/" + person + "/role-mappings/clients/"
                                + client.path("id").asString(),
                        List.of(role))
                .expect(403);
        admin.put("/admin/realms/" + realm + "/gatehouse/mode", Map.of("mode", "OFF", "reason", "test"))
                .expect(202);
    }

    private static AdminClient administers(LocalStack stack, String name) {
        AdminClient client = AdminClient.anonymous(stack.keycloak().url()).as("master", "admin-cli", name, PASSWORD);
        client.get("/admin/realms/master/users?max=1").expect(200);
        client.get("/admin/realms/master/clients?max=1").expect(200);
        return client;
    }

    private static void mode(AdminClient admin, String mode) {
        admin.put("/admin/realms/master/gatehouse/mode", Map.of("mode", mode, "reason", "test"))
                .expect(200);
    }

    private static JsonNode last(AdminClient admin, String type) {
        JsonNode entries = admin.get("/admin/realms/master/gatehouse/audit?limit=1000")
                .expect(200)
                .json();
        List<JsonNode> found = StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.path("type").asString().equals(type))
                .toList();
        assertTrue(!found.isEmpty(), () -> type + " in " + entries);
        return found.get(found.size() - 1);
    }

    private static String name() {
        return "rescue-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
