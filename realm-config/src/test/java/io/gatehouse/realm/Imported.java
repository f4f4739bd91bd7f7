package io.gatehouse.realm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.LocalStack;
import io.gatehouse.stack.SharedStack;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Looks at the realm that was imported into the stock Keycloak of this module. */
final class Imported {

    static final String REALM = "/admin/realms/" + DemoRealm.NAME;

    private Imported() {}

    static void assertOnlyAccess(String realm) {
        AdminClient admin = stack().admin();
        String client = id(client(realm, "gatehouse-app"));
        String account = id(admin.get(realm + "/clients/" + client + "/service-account-user")
                .expect(200)
                .json());
        JsonNode held = admin.get(realm + "/users/" + account + "/role-mappings")
                .expect(200)
                .json();
        assertFalse(held.has("realmMappings"), held.toString());
        assertEquals(
                Set.of("gatehouse-app"), Set.copyOf(held.get("clientMappings").propertyNames()));
        JsonNode roles = held.get("clientMappings").get("gatehouse-app").get("mappings");
        assertEquals(1, roles.size(), roles.toString());
        assertEquals("extension-access", roles.get(0).get("name").stringValue());
        assertEquals(
                0,
                admin.get(realm + "/users/" + account + "/groups")
                        .expect(200)
                        .json()
                        .size());
    }

    static JsonNode client(String realm, String clientId) {
        return stack().admin()
                .get(realm + "/clients?clientId=" + clientId)
                .expect(200)
                .json()
                .get(0);
    }

    static JsonNode person(String username) {
        return stack().admin()
                .get(REALM + "/users?exact=true&username=" + username)
                .expect(200)
                .json()
                .get(0);
    }

    static String attribute(JsonNode person, String name) {
        return person.get("attributes").get(name).get(0).stringValue();
    }

    static String id(JsonNode node) {
        return node.get("id").stringValue();
    }

    static List<String> texts(JsonNode node) {
        return node.isArray() ? node.valueStream().map(JsonNode::stringValue).toList() : List.of(node.stringValue());
    }

    static LocalStack stack() {
        return SharedStack.getStock();
    }
}
