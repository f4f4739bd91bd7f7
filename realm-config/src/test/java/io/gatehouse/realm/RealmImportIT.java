package io.gatehouse.realm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.stack.AdminClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Both parts of the realm do in a real Keycloak what the files promise, at the first import and at the second. */
final class RealmImportIT {

    @Test
    @Tag("ci")
    void aSecondStartImportsNothingAndKeepsWhatPeopleChanged() {
        AdminClient admin = Imported.stack().admin();
        assertEquals(64, people());
        ObjectNode person = (ObjectNode) Imported.person("jiang.nan");
        person.withObjectProperty("attributes").putArray("jobTitle").add("Training Lead");
        admin.put(Imported.REALM + "/users/" + Imported.id(person), person).expect(204);

        Imported.stack().keycloak().restart();

        assertEquals(64, people());
        assertEquals("Training Lead", Imported.attribute(Imported.person("jiang.nan"), "jobTitle"));
        assertEquals(Imported.id(person), Imported.id(Imported.person("jiang.nan")));
    }

    @Test
    void applyBringsTheProductionPartIntoAUsedRealmAndASecondRunChangesNothing() {
        AdminClient admin = Imported.stack().admin();
        admin.post("/admin/realms", Map.of("realm", "used", "enabled", true)).expect(201);
        admin.post("/admin/realms/used/localization/en", Map.of("accountDisabledMessage", "Our own words"))
                .expect(204);
        RealmApply apply = new RealmApply(admin, "used", Imported.stack().realmVariables());
        assertFalse(apply.run().isEmpty());
        assertEquals(List.of(), apply.run());

        Imported.assertOnlyAccess("/admin/realms/used");
        JsonNode texts =
                admin.get("/admin/realms/used/localization/en").expect(200).json();
        assertEquals("Our own words", texts.get("accountDisabledMessage").stringValue());
        assertTrue(admin.get("/admin/realms/used/localization/zh-CN")
                .expect(200)
                .json()
                .has("accountDisabledMessage"));
        // an imported realm needs nothing more
        assertEquals(
                List.of(),
                new RealmApply(admin, DemoRealm.NAME, Imported.stack().realmVariables()).run());
    }

    @Test
    void applyTakesBackWhatSomebodyAddedToTheServiceAccountOrTheClient() {
        AdminClient admin = Imported.stack().admin();
        admin.post("/admin/realms", Map.of("realm", "bent", "enabled", true)).expect(201);
        RealmApply apply = new RealmApply(admin, "bent", Imported.stack().realmVariables());
        apply.run();
        JsonNode client = Imported.client("/admin/realms/bent", "gatehouse-app");
        ObjectNode bent = (ObjectNode) client.deepCopy();
        bent.put("fullScopeAllowed", true).put("directAccessGrantsEnabled", true);
        bent.putArray("redirectUris").add("https://attacker.example/*");
        admin.put("/admin/realms/bent/clients/" + Imported.id(client), bent).expect(204);
        String account =
                Imported.id(admin.get("/admin/realms/bent/clients/" + Imported.id(client) + "/service-account-user")
                        .expect(200)
                        .json());
        JsonNode management = Imported.client("/admin/realms/bent", "realm-management");
        JsonNode role = admin.get("/admin/realms/bent/clients/" + Imported.id(management) + "/roles/realm-admin")
                .expect(200)
                .json();
        admin.post(
                        "/admin/realms/bent/users/" + account + "/role-mappings/clients/" + Imported.id(management),
                        List.of(role))
                .expect(204);

        assertEquals(
                List.of("Settings of the client gatehouse-app", "Role realm-admin taken from the service account"),
                apply.run());
        Imported.assertOnlyAccess("/admin/realms/bent");
        assertFalse(Imported.client("/admin/realms/bent", "gatehouse-app")
                .get("fullScopeAllowed")
                .asBoolean());
    }

    /** Accounts with an employee number. */
    private static long people() {
        return Imported.stack()
                .admin()
                .get(Imported.REALM + "/users?max=500")
                .expect(200)
                .json()
                .valueStream()
                .filter(user -> user.path("attributes").has("employeeNumber"))
                .count();
    }
}
