package io.gatehouse.extension.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.SharedStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is not governed goes on as without the gate, and governed things can always be taken away. */
class OrdinaryChangesWorkUnhinderedIT {

    private static GovernedRealm realm;

    @BeforeAll
    static void start() {
        realm = GovernedRealm.create(SharedStack.get(), "ordinary");
    }

    @Test
    void ordinaryRolesGroupsAndComposites() {
        LivePerson person = realm.person();
        person.grant("plain").expect(204);
        person.join(realm.groupId("staff")).expect(204);
        realm.admin()
                .post(realm.path("/roles/held/composites"), List.of(realm.roleOf("plain")))
                .expect(204);
        realm.admin()
                .post(
                        realm.path("/groups/" + realm.groupId("staff") + "/role-mappings/realm"),
                        List.of(realm.roleOf("plain")))
                .expect(204);
        assertTrue(realm.freshRoles(person).contains("plain"));
        assertEquals(1, person.groups());
    }

    @Test
    void peopleWithOrdinaryGroupsAreCreatedChangedAndRemoved() {
        String id = realm.admin()
                .post(realm.path("/users"), Map.of("username", "ordinary", "enabled", true, "groups", List.of("staff")))
                .expect(201)
                .createdId();
        realm.admin()
                .put(realm.path("/users/" + id), Map.of("firstName", "Ada", "enabled", false))
                .expect(204);
        realm.admin().put(realm.path("/users/" + id), Map.of("enabled", true)).expect(204);
        realm.admin().delete(realm.path("/users/" + id)).expect(204);
        assertEquals(404, realm.admin().get(realm.path("/users/" + id)).status());
    }

    @Test
    void clientsWithServiceAccountsAreCreatedAndRemoved() {
        String id = realm.admin()
                .post(
                        realm.path("/clients"),
                        Map.of(
                                "clientId",
                                "robot",
                                "serviceAccountsEnabled",
                                true,
                                "publicClient",
                                false,
                                "authorizationServicesEnabled",
                                true))
                .expect(201)
                .createdId();
        realm.admin().delete(realm.path("/clients/" + id)).expect(204);
    }

    @Test
    void realmsAreCreatedAndRemoved() {
        realm.admin()
                .post("/admin/realms", Map.of("realm", realm.realm().name() + "-other", "enabled", true))
                .expect(201);
        realm.admin().delete("/admin/realms/" + realm.realm().name() + "-other").expect(204);
    }

    @Test
    void aGrantRemovedBySomebodyElseEndsItsLedgerEntryAndCannotComeBack() {
        LivePerson person = realm.person();
        String secret = realm.roleId("secret");
        realm.approval("GRANT_ROLE", person.id(), secret).submit().expect(200);
        realm.admin()
                .delete(realm.path("/users/" + person.id() + "/role-mappings/realm"), List.of(realm.roleOf("secret")))
                .expect(204);
        assertEquals(0, person.roles());
        assertEquals(
                "removed",
                realm.ledger(person.id(), secret).get(0).path("endReason").asString());
        assertEquals(1, ended(person.id()));
        assertEquals(403, person.grant("secret").status());
    }

    @Test
    void aCompositeTakenOutEndsItsLedgerEntryAndCannotComeBack() {
        String secret = realm.roleId("secret");
        String wide = realm.realm().role("wide");
        realm.approval("ADD_COMPOSITE", wide, secret).submit().expect(200);
        realm.admin()
                .delete(realm.path("/roles/wide/composites"), List.of(realm.roleOf("secret")))
                .expect(204);
        assertEquals(
                "removed", realm.ledger(wide, secret).get(0).path("endReason").asString());
        assertEquals(
                403,
                realm.admin()
                        .post(realm.path("/roles/wide/composites"), List.of(realm.roleOf("secret")))
                        .status());
    }

    @Test
    void aRemovedAccountAndARemovedRoleEndTheirLedgerEntries() {
        LivePerson person = realm.person();
        String secret = realm.roleId("secret");
        realm.approval("GRANT_ROLE", person.id(), secret).submit().expect(200);
        realm.admin().delete(realm.path("/users/" + person.id())).expect(204);
        assertEquals(
                "removed",
                realm.ledger(person.id(), secret).get(0).path("endReason").asString());

        LivePerson other = realm.person();
        String shortLived = realm.realm().role("short-lived");
        realm.admin()
                .put(
                        realm.realm().gatehouse("/classification"),
                        Map.of("entries", List.of(Map.of("kind", "REALM_ROLE", "id", shortLived, "tier", "T2"))))
                .expect(200);
        realm.approval("GRANT_ROLE", other.id(), shortLived).submit().expect(200);
        realm.admin().delete(realm.path("/roles/short-lived")).expect(204);
        assertEquals(
                "removed",
                realm.ledger(other.id(), shortLived).get(0).path("endReason").asString());
    }

    private static long ended(String subject) {
        return realm.events("grant.ended").stream()
                .filter(event -> event.path("subject").asString().equals(subject))
                .count();
    }
}
