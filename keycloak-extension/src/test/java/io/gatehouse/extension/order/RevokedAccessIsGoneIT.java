package io.gatehouse.extension.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.ApprovalDraft;
import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.SharedStack;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A revoked access is gone, by whichever path it came. */
class RevokedAccessIsGoneIT {

    private static GovernedRealm realm;

    @BeforeAll
    static void start() {
        realm = GovernedRealm.create(SharedStack.get(), "revoked");
    }

    @Test
    void everyPathToItIsRemovedAndReadBack() {
        LivePerson person = realm.person();
        String secret = realm.roleId("secret");
        String privileged = realm.groupId("privileged");
        realm.approval("GRANT_ROLE", person.id(), secret).submit().expect(200);
        realm.approval("JOIN_GROUP", person.id(), privileged)
                .with("closure_hash", ApprovalDraft.closureHash(privileged, secret))
                .submit()
                .expect(200);
        person.grant("plain").expect(204);
        assertTrue(realm.freshRoles(person).contains("secret"));

        String order = UUID.randomUUID().toString();
        JsonNode answer = realm.revoke(person, secret, order).expect(200).json();
        assertEquals("REVOKED", answer.path("effect").asString());
        assertEquals(2, answer.path("removed").size());
        assertEquals(0, answer.path("stillHeld").size());
        assertFalse(realm.freshRoles(person).contains("secret"));
        assertTrue(realm.freshRoles(person).contains("plain"), "what does not lead there stays");
        assertEquals(
                "revoked",
                realm.ledger(person.id(), secret).get(0).path("endReason").asString());
        assertEquals(
                "revoked",
                realm.ledger(person.id(), privileged).get(0).path("endReason").asString());
        assertEquals(403, person.grant("secret").status(), "its approval is used up");

        JsonNode again = realm.revoke(person, secret, order).expect(200).json();
        assertEquals("ALREADY_APPLIED", again.path("effect").asString());
        assertEquals(2, again.path("removed").size(), "the first outcome");
        assertEquals(
                answer.path("auditHash").asString(), again.path("auditHash").asString());

        JsonNode nothing = realm.revoke(person, secret, UUID.randomUUID().toString())
                .expect(200)
                .json();
        assertEquals("NOTHING_TO_REMOVE", nothing.path("effect").asString());
    }

    @Test
    void thePersonWhoDecidedIsRecorded() {
        LivePerson person = realm.person();
        String secret = realm.roleId("secret");
        realm.approval("GRANT_ROLE", person.id(), secret).submit().expect(200);
        String order = UUID.randomUUID().toString();
        realm.revoke(person, secret, order).expect(200);
        JsonNode event = realm.events("grant.revoked").stream()
                .filter(e -> e.path("data").path("orderId").asString().equals(order))
                .findFirst()
                .orElseThrow();
        assertEquals(realm.approver().id(), event.path("actor").path("id").asString());
        assertEquals(person.id(), event.path("subject").asString());
        assertTrue(
                realm.events("grant.ended").stream()
                        .noneMatch(e -> e.path("subject").asString().equals(person.id())),
                "one change, one entry");
    }
}
