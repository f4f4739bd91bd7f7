package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.LocalStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What somebody of the demo company holds, and as much more of every kind as makes a dozen: a realm role, a composite, roles of
 * a client, a group, and a group that gives roles. All of it ordinary, so that the gate has nothing against it.
 */
final class DozenGrants {

    private static final String REALM = "/admin/realms/" + LocalStack.REALM;
    private static final Set<String> CLIENT_ROLES = Set.of("read", "write");

    private final AdminClient admin;
    private final Tokens tokens;
    private final String username;
    private final String account;

    DozenGrants(World world, String username) {
        this.admin = world.admin();
        this.tokens = new Tokens(world);
        this.username = username;
        this.account = REALM + "/users/" + world.personId(username);
    }

    void add() {
        assign(realmRole("direct"));
        JsonNode composite = realmRole("composite");
        admin.post(
                        REALM + "/roles-by-id/" + composite.path("id").asString() + "/composites",
                        List.of(realmRole("within-1"), realmRole("within-2")))
                .expect(204);
        assign(composite);
        String client = admin.post(REALM + "/clients", Map.of("clientId", named("client")))
                .expect(201)
                .createdId();
        for (String role : CLIENT_ROLES) {
            admin.post(REALM + "/clients/" + client + "/roles", Map.of("name", role))
                    .expect(201);
            admin.post(
                            account + "/role-mappings/clients/" + client,
                            List.of(one(REALM + "/clients/" + client + "/roles/" + role)))
                    .expect(204);
        }
        join(group("plain-group"));
        String giving = group("giving-group");
        admin.post(REALM + "/groups/" + giving + "/role-mappings/realm", List.of(realmRole("by-group")))
                .expect(204);
        join(giving);
    }

    /** Every kind counts, read from Keycloak's own admin API. */
    void areThere() {
        Map<String, Set<String>> own = own();
        assertThat(own.get("realm role")).contains(named("direct"), named("composite"));
        assertThat(own.get("client role"))
                .contains(named("client") + "/read", named("client") + "/write")
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(own.get("group"))
                .contains("/" + named("plain-group"), "/" + named("giving-group"))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(own.values().stream().mapToInt(Set::size).sum())
                .as("a dozen grants of their own: " + own)
                .isGreaterThanOrEqualTo(12);
        assertThat(tokens.rolesOf(username))
                .as("what composite and group give, in a fresh token")
                .contains(named("within-1"), named("within-2"), named("by-group"));
    }

    /**
     * Nothing of any kind is left but the realm's default role. The guard refuses from the second on; the grants themselves go
     * with the cut, which follows by itself.
     */
    void areGone() {
        Await.until(
                "no grant of their own is left",
                Duration.ofSeconds(60),
                () -> own().values().stream().allMatch(Set::isEmpty));
    }

    private Map<String, Set<String>> own() {
        Map<String, Set<String>> own = new TreeMap<>(
                Map.of("realm role", new TreeSet<>(), "client role", new TreeSet<>(), "group", new TreeSet<>()));
        JsonNode mappings = one(account + "/role-mappings");
        mappings.path("realmMappings").forEach(role -> {
            String name = role.path("name").asString();
            if (!name.startsWith("default-roles-")) {
                own.get("realm role").add(name);
            }
        });
        mappings.path("clientMappings")
                .properties()
                .forEach(client -> client.getValue()
                        .path("mappings")
                        .forEach(role -> own.get("client role")
                                .add(client.getKey() + "/" + role.path("name").asString())));
        one(account + "/groups")
                .forEach(group -> own.get("group").add(group.path("path").asString()));
        return own;
    }

    private JsonNode realmRole(String what) {
        admin.post(REALM + "/roles", Map.of("name", named(what))).expect(201);
        return one(REALM + "/roles/" + named(what));
    }

    private String group(String what) {
        return admin.post(REALM + "/groups", Map.of("name", named(what)))
                .expect(201)
                .createdId();
    }

    private void assign(JsonNode role) {
        admin.post(account + "/role-mappings/realm", List.of(role)).expect(204);
    }

    private void join(String group) {
        admin.put(account + "/groups/" + group, null).expect(204);
    }

    private JsonNode one(String path) {
        return admin.get(path).expect(200).json();
    }

    private String named(String what) {
        return what + "-of-" + username;
    }
}
