package io.gatehouse.app.keycloak;

import io.gatehouse.app.shared.KeycloakSettings;
import io.gatehouse.realm.RealmFiles;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.LocalStack;
import io.gatehouse.stack.SharedStack;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The shared real Keycloak with our extension: people and roles of a test's own in it, and the app's way to it. */
public final class RealRealm {

    private static final String ADMIN = "/admin/realms/" + LocalStack.REALM;

    public final LocalStack stack = SharedStack.get();
    public final AdminClient admin = stack.admin();
    public final Extension extension = reachedAt(URI.create(stack.keycloak().url()));

    /** The extension as the app would look for it at some other address, such as one where nobody listens. */
    public Extension reachedAt(URI url) {
        return reached(url, LocalStack.REALM);
    }

    /** The extension as the app of another realm finds it. */
    public Extension reached(String realm) {
        return reached(URI.create(stack.keycloak().url()), realm);
    }

    private Extension reached(URI url, String realm) {
        return KeycloakConfiguration.connect(
                new KeycloakSettings(
                        url,
                        realm,
                        "gatehouse-app",
                        stack.clientKey().privateKeyFile(),
                        stack.approvalKey().privateKeyFile()),
                Instant::now,
                Clock.systemUTC(),
                new KeycloakConfiguration.Patience(
                        Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2)));
    }

    /** A new realm with the production part, for what would disturb others; its name. */
    public String anotherRealm(String prefix) {
        String name = prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, String> values = new TreeMap<>(stack.realmVariables());
        values.put("GATEHOUSE_REALM", name);
        // in a file the quotes are escaped, here the text goes into a tree
        values.put("GATEHOUSE_APP_JWKS", stack.clientKey().jwks());
        ObjectNode realm = RealmFiles.production(values);
        realm.put("enabled", true);
        admin.post("/admin/realms", realm).expect(201);
        return name;
    }

    /** A second administrator of the master realm. */
    public AdminClient anotherAdministrator(String prefix) {
        return admin.anotherAdministrator(
                prefix + "-" + UUID.randomUUID().toString().substring(0, 8), "Pa55-word");
    }

    /** A new enabled account with an employee number. */
    public String person(String name) {
        String username = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        return admin.post(
                        ADMIN + "/users",
                        Map.of(
                                "username",
                                username,
                                "email",
                                username + "@lanstone.example",
                                "firstName",
                                "Wei",
                                "lastName",
                                name,
                                "enabled",
                                true,
                                "attributes",
                                Map.of(
                                        "employeeNumber", List.of(username.toUpperCase(Locale.ROOT)),
                                        "displayName", List.of("测试" + name))))
                .expect(201)
                .createdId();
    }

    /** A new realm role of that tier. */
    public String role(String tier) {
        String name = "role-" + UUID.randomUUID();
        admin.post(ADMIN + "/roles", Map.of("name", name)).expect(201);
        String id =
                admin.get(ADMIN + "/roles/" + name).expect(200).json().get("id").asString();
        admin.put(
                        ADMIN + "/gatehouse/classification",
                        Map.of("entries", List.of(Map.of("kind", "REALM_ROLE", "id", id, "tier", tier))))
                .expect(200);
        return id;
    }

    /** As the inventory tells it. */
    public String closureHash(String entitlementId) {
        String[] found = new String[1];
        extension.inventory(null, line -> {
            if (line instanceof InventoryLine.EntitlementLine it && it.id().equals(entitlementId)) {
                found[0] = it.closureHash();
            }
        });
        return found[0];
    }

    /** Ids of the realm roles that Keycloak's own admin API says the account effectively has. */
    public Set<String> rolesOf(String accountId) {
        Set<String> ids = new HashSet<>();
        JsonNode roles = admin.get(ADMIN + "/users/" + accountId + "/role-mappings/realm/composite")
                .expect(200)
                .json();
        roles.values().forEach(role -> ids.add(role.get("id").asString()));
        return ids;
    }

    public boolean enabled(String accountId) {
        return admin.get(ADMIN + "/users/" + accountId)
                .expect(200)
                .json()
                .get("enabled")
                .asBoolean();
    }
}
