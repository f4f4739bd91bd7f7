package io.gatehouse.extension.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.SharedStack;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The inventory says what Keycloak's own admin API says, in one stream. */
class InventoryIT {
    private static LiveRealm realm;
    private static LivePerson ada;
    private static LivePerson bob;
    private static String outer;
    private static String inner;
    private static String staff;

    @BeforeAll
    static void start() {
        realm = LiveRealm.create(SharedStack.get(), "inventory");
        outer = realm.role("outer");
        inner = realm.role("inner");
        realm.role("lone");
        realm.admin()
                .post(realm.path("/roles-by-id/" + outer + "/composites"), List.of(Map.of("id", inner)))
                .expect(204);
        staff = realm.group("staff");
        realm.admin()
                .post(
                        realm.path("/groups/" + staff + "/role-mappings/realm"),
                        List.of(realm.admin().get(realm.path("/roles/outer")).json()))
                .expect(204);
        ada = realm.person("ada");
        bob = realm.person("bob");
        ada.grant("outer", "lone").expect(204);
        ada.join(staff).expect(204);
        bob.join(staff).expect(204);
    }

    @Test
    void theStreamIsCompleteAndAgreesWithTheAdminApi() {
        List<JsonNode> lines = lines("/inventory");
        assertEquals("realm", lines.get(0).path("t").asString());
        JsonNode end = lines.get(lines.size() - 1);
        assertEquals("end", end.path("t").asString());
        for (String type : List.of("client", "entitlement", "account", "grant")) {
            assertEquals(of(lines, type).size(), end.path(type + "s").asInt(), type);
        }
        Map<String, JsonNode> entitlements = of(lines, "entitlement").stream()
                .collect(Collectors.toMap(line -> line.path("id").asString(), line -> line));
        for (LivePerson person : List.of(ada, bob)) {
            Set<String> mine = of(lines, "grant").stream()
                    .filter(line -> line.path("subject").asString().equals(person.id()))
                    .map(line -> line.path("entitlement").asString())
                    .filter(id -> entitlements.get(id).path("kind").asString().equals("REALM_ROLE"))
                    .map(id -> entitlements.get(id).path("name").asString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(effectiveRealmRoles(person), mine, person.username());
            assertEquals(
                    person.groups(),
                    of(lines, "grant").stream()
                            .filter(line -> line.path("subject").asString().equals(person.id()))
                            .filter(line -> line.path("entitlement").asString().equals(staff))
                            .count());
        }
        assertEquals("/staff", entitlements.get(staff).path("path").asString());
        assertTrue(of(lines, "account").stream()
                .anyMatch(line -> line.path("serviceAccountOf").isString()));
        assertFalse(
                of(lines, "client").stream().anyMatch(line -> line.toString().contains("jwks")), "no keys leave");
    }

    @Test
    void eachWayToAnEntitlementIsALineWithItsPath() {
        List<JsonNode> inners = of(lines("/inventory?subject=" + ada.id()), "grant").stream()
                .filter(line -> line.path("entitlement").asString().equals(inner))
                .toList();
        assertEquals(
                Set.of(List.of(outer, inner), List.of(staff, outer, inner)),
                inners.stream().map(InventoryIT::path).collect(Collectors.toSet()));
        JsonNode effective = realm.app()
                .get(realm.gatehouse("/effective/" + ada.id()))
                .expect(200)
                .json();
        assertEquals(
                of(lines("/inventory?subject=" + ada.id()), "grant").size(),
                effective.path("grants").size());
        ada.signIn("openid").expect(200);
        assertTrue(realm.app()
                        .get(realm.gatehouse("/effective/" + ada.id()))
                        .json()
                        .path("onlineSessions")
                        .asInt()
                > 0);
        realm.app().get(realm.gatehouse("/effective/nobody")).expect(404);
        realm.app().get(realm.gatehouse("/inventory?subject=nobody")).expect(404);
    }

    @Test
    void whatComesWithAnEntitlementIsSaidThoughNobodyHoldsIt() {
        String crown = realm.role("crown");
        String unheld = realm.role("unheld");
        String around = realm.role("around");
        for (List<String> edge : List.of(List.of(unheld, around), List.of(around, crown))) {
            realm.admin()
                    .post(realm.path("/roles-by-id/" + edge.get(0) + "/composites"), List.of(Map.of("id", edge.get(1))))
                    .expect(204);
        }
        realm.admin()
                .put(
                        realm.gatehouse("/classification"),
                        Map.of(
                                "entries",
                                List.of(
                                        Map.of("kind", "REALM_ROLE", "id", crown, "tier", "T1"),
                                        Map.of("kind", "REALM_ROLE", "id", unheld, "tier", "T2"))))
                .expect(200);
        Map<String, JsonNode> lines = of(lines("/inventory"), "entitlement").stream()
                .collect(Collectors.toMap(line -> line.path("id").asString(), line -> line));
        assertEquals(Set.of(around, crown), reaches(lines.get(unheld)));
        assertEquals("T2", lines.get(unheld).path("tier").asString());
        assertEquals("T1", lines.get(unheld).path("reachTier").asString());
        assertEquals(Set.of(), reaches(lines.get(crown)));
        assertEquals(Set.of(outer, inner), reaches(lines.get(staff)));
        assertEquals("T3", lines.get(staff).path("reachTier").asString());
    }

    private static Set<String> reaches(JsonNode line) {
        Set<String> ids = new TreeSet<>();
        line.path("reaches").forEach(id -> ids.add(id.asString()));
        return ids;
    }

    @Test
    void theClosureHashIsTheOneOfTheContract() throws GeneralSecurityException {
        JsonNode line = of(lines("/inventory"), "entitlement").stream()
                .filter(one -> one.path("id").asString().equals(staff))
                .findFirst()
                .orElseThrow();
        String ids = String.join("\n", new TreeSet<>(List.of(staff, outer, inner)));
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(ids.getBytes(StandardCharsets.UTF_8)));
        assertEquals(hash, line.path("closureHash").asString());
    }

    @Test
    void onlyTheAppAndAdministratorsMayRead() {
        AdminClient ordinary = AdminClient.anonymous(realm.stack().keycloak().url())
                .as(ada.signIn("openid").expect(200).json().path("access_token").asString());
        ordinary.get(realm.gatehouse("/inventory")).expect(403);
        ordinary.get(realm.gatehouse("/effective/" + bob.id())).expect(403);
        realm.admin().get(realm.gatehouse("/inventory")).expect(200);
        AdminClient.anonymous(realm.stack().keycloak().url())
                .get(realm.gatehouse("/inventory"))
                .expect(401);
    }

    private static Set<String> effectiveRealmRoles(LivePerson person) {
        Set<String> names = new TreeSet<>();
        for (JsonNode role : realm.admin()
                .get(realm.path("/users/" + person.id() + "/role-mappings/realm/composite"))
                .expect(200)
                .json()) {
            String name = role.path("name").asString();
            if (!name.startsWith("default-roles-")
                    && !Set.of("offline_access", "uma_authorization").contains(name)) {
                names.add(name);
            }
        }
        // the admin API leaves out what comes by groups
        if (person.groups() > 0) {
            for (JsonNode role : realm.admin()
                    .get(realm.path("/groups/" + staff + "/role-mappings/realm/composite"))
                    .expect(200)
                    .json()) {
                names.add(role.path("name").asString());
            }
        }
        return names;
    }

    private static List<JsonNode> lines(String path) {
        JsonMapper mapper = JsonMapper.builder().build();
        return realm.app()
                .get(realm.gatehouse(path))
                .expect(200)
                .body()
                .lines()
                .map(mapper::readTree)
                .toList();
    }

    private static List<JsonNode> of(List<JsonNode> lines, String type) {
        return lines.stream()
                .filter(line -> line.path("t").asString().equals(type))
                .toList();
    }

    private static List<String> path(JsonNode line) {
        List<String> ids = new ArrayList<>();
        line.path("path").forEach(id -> ids.add(id.asString()));
        return ids;
    }
}
