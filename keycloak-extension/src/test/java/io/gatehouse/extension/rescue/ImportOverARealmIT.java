package io.gatehouse.extension.rescue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.LocalStack;
import io.gatehouse.stack.SharedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code kc.sh import --override=true} of an export over the realm that it came from: Keycloak removes the realm and makes it anew. */
@Tag("ci")
class ImportOverARealmIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void anExportThatGivesMoreIsRefusedAndOneThatDoesNotIsAChangeLikeOthers() throws IOException {
        Path files = Files.createDirectories(Path.of("target/import-over").toAbsolutePath());
        try (LocalStack stock = SharedStack.stock("import-over-stock")) {
            GovernedRealm realm = GovernedRealm.stock(stock, "over");
            LivePerson person = realm.person();
            ObjectNode more = export(realm, files.resolve("stock.json"));
            give(more, person.id(), "secret");
            assertEquals(0, importOver(stock, more, files.resolve("stock-more.json")));
            assertTrue(realm.freshRoles(person).contains("secret"), "on a stock server it works");
        }
        try (Machine machine = Machine.withJar("import-over")) {
            GovernedRealm realm = GovernedRealm.create(machine.stack(), "over");
            LivePerson rightful = realm.person();
            LivePerson person = realm.person();
            LivePerson left = realm.person();
            String secret = realm.roleId("secret");
            realm.approval("GRANT_ROLE", rightful.id(), secret).submit().expect(200);
            realm.approval("GRANT_ROLE", left.id(), secret).submit().expect(200);
            JsonNode before = export(realm, files.resolve("before.json"));

            ObjectNode more = before.deepCopy().asObject();
            give(more, person.id(), "secret");
            assertNotEquals(0, importOver(machine.stack(), more, files.resolve("more.json")));
            assertFalse(realm.freshRoles(person).contains("secret"));
            assertTrue(realm.freshRoles(rightful).contains("secret"), "nothing of the file came in");

            ObjectNode less = before.deepCopy().asObject();
            take(less, left.id(), "secret");
            assertEquals(0, importOver(machine.stack(), less, files.resolve("less.json")));
            assertEquals("ENFORCE", status(realm).path("mode").asString());
            assertTrue(realm.freshRoles(rightful).contains("secret"), "what was approved stays approved");
            assertFalse(realm.freshRoles(left).contains("secret"));
            assertEquals(403, left.grant("secret").status(), "what was taken away needs a new approval");
            assertEquals(403, person.grant("secret").status(), "tiers are as they were");
        }
    }

    private static JsonNode status(GovernedRealm realm) {
        return realm.admin().get(realm.realm().gatehouse("/status")).expect(200).json();
    }

    private static ObjectNode export(GovernedRealm realm, Path file) throws IOException {
        assertEquals(
                0,
                realm.realm()
                        .stack()
                        .keycloak()
                        .run(
                                Map.of(),
                                "export",
                                "--file=" + file,
                                "--realm=" + realm.realm().name(),
                                "--users=same_file"));
        return JSON.readTree(Files.readString(file)).asObject();
    }

    private static int importOver(LocalStack stack, JsonNode realm, Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(realm));
        stack.keycloak().stop();
        int exit = stack.keycloak().run(Map.of(), "import", "--file=" + file, "--override=true");
        stack.keycloak().start();
        return exit;
    }

    private static void give(ObjectNode realm, String person, String role) {
        rolesOf(realm, person).add(role);
    }

    private static void take(ObjectNode realm, String person, String role) {
        ArrayNode roles = rolesOf(realm, person);
        for (int at = roles.size() - 1; at >= 0; at--) {
            if (roles.get(at).asString().equals(role)) {
                roles.remove(at);
            }
        }
    }

    private static ArrayNode rolesOf(ObjectNode realm, String person) {
        for (JsonNode user : realm.path("users")) {
            if (user.path("id").asString().equals(person)) {
                return user.asObject().withArray("realmRoles");
            }
        }
        throw new AssertionError(person + " is not in the export");
    }
}
