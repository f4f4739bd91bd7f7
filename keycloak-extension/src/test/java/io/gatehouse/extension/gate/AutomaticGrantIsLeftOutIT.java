package io.gatehouse.extension.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.ApprovalDraft;
import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.SharedStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A governed grant that nobody asked for by name costs nobody the account or the sign-in: it is left out and reported. In the
 * same realm the same happened before the gate enforced, so what is missing is the gate's doing.
 */
class AutomaticGrantIsLeftOutIT {

    @Test
    void aDefaultGroupOfTheTimeBefore() {
        GovernedRealm realm = GovernedRealm.observing(SharedStack.get(), "automatic");
        String privileged = realm.groupId("privileged");
        realm.admin().put(realm.path("/default-groups/" + privileged), null).expect(204);
        LivePerson before = realm.person();
        assertTrue(realm.freshRoles(before).contains("secret"), "it works without the gate");
        realm.mode("ENFORCE").expect(200);

        LivePerson after = realm.person();

        assertEquals(0, after.groups());
        assertFalse(realm.freshRoles(after).contains("secret"));
        assertTrue(realm.freshRoles(before).contains("secret"), "who had it keeps it");
        JsonNode captured = last(realm);
        assertEquals("DEFAULT", captured.path("data").path("leftOut").asString());
        assertEquals(after.id(), captured.path("subject").asString());
        assertTrue(realm.ledger(after.id(), privileged).isEmpty());
    }

    @Test
    void aDefaultRoleOfTheTimeBefore() {
        GovernedRealm realm = GovernedRealm.observing(SharedStack.get(), "automatic");
        String name = "default-roles-" + realm.realm().name();
        realm.admin()
                .post(realm.path("/roles/" + name + "/composites"), List.of(realm.roleOf("secret")))
                .expect(204);
        assertTrue(realm.freshRoles(realm.person()).contains("secret"), "it works without the gate");
        realm.mode("ENFORCE").expect(200);
        assertFalse(realm.freshRoles(realm.person()).contains("secret"));
        assertEquals("DEFAULT", last(realm).path("data").path("leftOut").asString());
    }

    @Test
    void aDefaultGroupThatPeopleApproved() {
        GovernedRealm realm = GovernedRealm.create(SharedStack.get(), "automatic");
        String privileged = realm.groupId("privileged");
        String closure = ApprovalDraft.closureHash(privileged, realm.roleId("secret"));
        realm.approval("ADD_DEFAULT_GROUP", realm.realmId(), privileged)
                .with("closure_hash", closure)
                .submit()
                .expect(200);

        LivePerson person = realm.person();

        assertTrue(realm.freshRoles(person).contains("secret"));
        assertEquals(
                "DEFINITION",
                realm.ledger(person.id(), privileged).get(0).path("origin").asString());
    }

    @Test
    void theMostSensitiveIsRefused() {
        GovernedRealm realm = GovernedRealm.observing(SharedStack.get(), "automatic");
        String name = "default-roles-" + realm.realm().name();
        realm.admin()
                .post(realm.path("/roles/" + name + "/composites"), List.of(realm.roleOf("crown")))
                .expect(204);
        realm.mode("ENFORCE").expect(200);
        Map<String, Object> account = Map.of("username", "nobody", "enabled", true);
        assertEquals(403, realm.admin().post(realm.path("/users"), account).status());
        assertEquals(
                0,
                realm.admin().get(realm.path("/users?username=nobody")).json().size());
    }

    private static JsonNode last(GovernedRealm realm) {
        List<JsonNode> captured = realm.events("change.captured");
        return captured.get(captured.size() - 1);
    }
}
