package io.gatehouse.extension.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.SharedStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Observing lets pass and records; enforcing starts with a baseline; lowering needs two people. */
class ModesIT {

    @Test
    void observingLetsPassAndRecords() {
        GovernedRealm realm = GovernedRealm.observing(SharedStack.get(), "observe");
        LivePerson person = realm.person();
        person.grant("secret").expect(204);
        assertTrue(realm.freshRoles(person).contains("secret"));
        JsonNode event = realm.events("change.observed").stream()
                .filter(e -> e.path("subject").asString().equals(person.id()))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "secret",
                event.path("data").path("edges").get(0).path("targetName").asString());
        assertTrue(realm.ledger(person.id(), realm.roleId("secret")).isEmpty());
    }

    @Test
    void enforcingTakesTheBaselineSoThatNobodyLosesWhatTheyHold() {
        GovernedRealm realm = GovernedRealm.observing(SharedStack.get(), "baseline");
        LivePerson person = realm.person();
        person.grant("secret").expect(204);
        realm.mode("ENFORCE").expect(200);
        assertTrue(realm.freshRoles(person).contains("secret"));
        assertEquals(
                "BASELINE",
                realm.ledger(person.id(), realm.roleId("secret"))
                        .get(0)
                        .path("origin")
                        .asString());
        assertEquals(
                409,
                realm.admin().post(realm.realm().gatehouse("/baseline"), null).status());
    }

    @Test
    void raisingATierKeepsThoseWhoHoldItAndLoweringIsRefused() {
        GovernedRealm realm = GovernedRealm.create(SharedStack.get(), "tiers");
        LivePerson person = realm.person();
        person.grant("plain").expect(204);
        String plain = realm.roleId("plain");
        classify(realm, plain, "T2").expect(200);
        assertEquals(
                "RECLASSIFIED",
                realm.ledger(person.id(), plain).get(0).path("origin").asString());
        assertEquals(403, realm.person().grant("plain").status());
        JsonNode refused = classify(realm, plain, "T3").expect(403).json();
        assertEquals("lowering_needs_approval", refused.path("code").asString());
        assertEquals(403, realm.person().grant("plain").status());
    }

    @Test
    void oneAdministratorAloneCannotLowerIt() {
        GovernedRealm realm = GovernedRealm.create(SharedStack.get(), "lower");
        assertEquals(202, realm.mode("OBSERVE").status());
        assertEquals(202, realm.mode("OBSERVE").status(), "the same person twice is one person");
        LivePerson person = realm.person();
        assertEquals(403, person.grant("secret").status());

        AdminClient second = realm.anotherAdministrator();
        assertEquals(
                202,
                second.put(realm.realm().gatehouse("/mode"), Map.of("mode", "OFF", "reason", "other"))
                        .status(),
                "another mode is another question");
        assertEquals(200, realm.mode("OFF").status());
        person.grant("secret").expect(204);
        assertEquals(
                1,
                realm.events("mode.changed").stream()
                        .filter(e -> e.path("data").path("after").asString().equals("OFF"))
                        .count());
    }

    private static io.gatehouse.stack.Answer classify(GovernedRealm realm, String role, String tier) {
        return realm.admin()
                .put(
                        realm.realm().gatehouse("/classification"),
                        Map.of("entries", List.of(Map.of("kind", "REALM_ROLE", "id", role, "tier", tier))));
    }
}
