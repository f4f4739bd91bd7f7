package io.gatehouse.extension.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens carry names. Whatever takes the name of a governed role or group is as governed as that one was. */
class ANameStaysReservedIT {

    @Test
    void aRoleThatIsMadeAgain() {
        GovernedRealm realm = GovernedRealm.create(SharedStack.get(), "names");
        realm.admin().delete(realm.path("/roles/secret")).expect(204);
        realm.admin().post(realm.path("/roles"), Map.of("name", "secret")).expect(201);
        LivePerson person = realm.person();

        refused(person.grant("secret"));

        assertFalse(realm.freshRoles(person).contains("secret"));
        assertEquals(0, person.storedRoles());
        // the same person gets an ordinary role by the same call
        person.grant("plain").expect(204);
        assertTrue(realm.freshRoles(person).contains("plain"));
    }

    @Test
    void aRoleThatTakesTheNameOfOneThatIsGone() {
        GovernedRealm realm = GovernedRealm.create(SharedStack.get(), "names");
        LivePerson person = realm.person();
        person.grant("plain").expect(204);
        realm.admin().delete(realm.path("/roles/secret")).expect(204);
        refused(rename(realm, "plain", "secret"));
        assertTrue(realm.freshRoles(person).contains("plain"));
        // nobody holds it, so nobody gains
        rename(realm, "held", "secret").expect(204);
        refused(person.grant("secret"));
    }

    @Test
    void theNameThatAGovernedRoleHadBefore() {
        GovernedRealm realm = GovernedRealm.create(SharedStack.get(), "names");
        LivePerson person = realm.person();
        person.grant("plain").expect(204);
        rename(realm, "secret", "top-secret").expect(204);
        refused(rename(realm, "plain", "secret"));
        assertFalse(realm.freshRoles(person).contains("secret"));
        refused(person.grant("top-secret"));
    }

    @Test
    void aClientThatIsMadeAgainWithItsRole() {
        GovernedRealm realm = GovernedRealm.create(SharedStack.get(), "names");
        realm.admin().delete(realm.path("/clients/" + realm.shop())).expect(204);
        realm.admin()
                .post(realm.path("/clients"), Map.of("clientId", "shop", "publicClient", true))
                .expect(201);
        realm.admin()
                .post(realm.path("/clients/" + realm.shop() + "/roles"), Map.of("name", "refunds"))
                .expect(201);
        LivePerson person = realm.person();
        refused(realm.admin()
                .post(
                        realm.path("/users/" + person.id() + "/role-mappings/clients/" + realm.shop()),
                        List.of(realm.refunds())));
        assertTrue(realm.freshShopRoles(person).isEmpty());
    }

    @Test
    void aGroupAtTheSamePlace() {
        GovernedRealm realm = GovernedRealm.create(SharedStack.get(), "names");
        classify(realm, "GROUP", realm.groupId("privileged"), "T1").expect(200);
        realm.admin()
                .delete(realm.path("/groups/" + realm.groupId("privileged")))
                .expect(204);
        String again = realm.realm().group("privileged");
        LivePerson person = realm.person();
        refused(person.join(again));
        assertEquals(0, person.storedGroups());
        person.join(realm.groupId("staff")).expect(204);
        Answer renamed =
                realm.admin().put(realm.path("/groups/" + again), Map.of("id", again, "name", "something-else"));
        renamed.expect(204);
        refused(realm.admin()
                .put(
                        realm.path("/groups/" + realm.groupId("staff")),
                        Map.of("id", realm.groupId("staff"), "name", "privileged")));
    }

    @Test
    void untilItIsClassifiedWhereThatIsAllowed() {
        GovernedRealm realm = GovernedRealm.create(SharedStack.get(), "names");
        realm.admin().delete(realm.path("/roles/secret")).expect(204);
        String again = realm.realm().role("secret");
        assertEquals(
                "lowering_needs_approval",
                classify(realm, "REALM_ROLE", again, "T3").json().path("code").asString());
        GovernedRealm observing = GovernedRealm.observing(SharedStack.get(), "names");
        observing.admin().delete(observing.path("/roles/secret")).expect(204);
        classify(observing, "REALM_ROLE", observing.realm().role("secret"), "T3")
                .expect(200);
        observing.mode("ENFORCE").expect(200);
        LivePerson person = observing.person();
        person.grant("secret").expect(204);
        assertTrue(observing.freshRoles(person).contains("secret"));
    }

    private static Answer rename(GovernedRealm realm, String role, String name) {
        String id = realm.roleId(role);
        return realm.admin().put(realm.path("/roles-by-id/" + id), Map.of("id", id, "name", name));
    }

    private static Answer classify(GovernedRealm realm, String kind, String id, String tier) {
        return realm.admin()
                .put(
                        realm.realm().gatehouse("/classification"),
                        Map.of("entries", List.of(Map.of("kind", kind, "id", id, "tier", tier))));
    }

    private static void refused(Answer answer) {
        assertEquals(403, answer.status(), answer.body());
        assertEquals("governance_required", answer.json().path("error").asString());
    }
}
