package io.gatehouse.extension.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.ApprovalDraft;
import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.Until;
import io.gatehouse.stack.SharedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A ledger entry ends when its edge does, however that came about: nothing may put the edge back without an approval. */
class LedgerEndsWithItsEdgeIT {

    private static GovernedRealm realm;
    private static String secret;

    private final String name = UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void start() {
        realm = GovernedRealm.create(SharedStack.get(), "endings");
        secret = realm.roleId("secret");
    }

    @Test
    void withTheRoleThatWasDeleted() {
        String team = realm.realm().role("team-" + name);
        LivePerson person = realm.person();
        realm.approval("ADD_COMPOSITE", team, secret).submit().expect(200);
        realm.approval("GRANT_ROLE", person.id(), team)
                .with("closure_hash", ApprovalDraft.closureHash(team, secret))
                .submit()
                .expect(200);
        realm.admin().delete(realm.path("/roles-by-id/" + team)).expect(204);
        ended(team, secret);
        ended(person.id(), team);
    }

    @Test
    void withTheClientWhoseRoleItWas() {
        String client = realm.admin()
                .post(realm.path("/clients"), Map.of("clientId", "client-" + name, "publicClient", true))
                .expect(201)
                .createdId();
        realm.admin()
                .post(realm.path("/clients/" + client + "/roles"), Map.of("name", "pay"))
                .expect(201);
        String pay = realm.admin()
                .get(realm.path("/clients/" + client + "/roles/pay"))
                .expect(200)
                .json()
                .path("id")
                .asString();
        realm.admin()
                .put(
                        realm.realm().gatehouse("/classification"),
                        Map.of("entries", List.of(Map.of("kind", "CLIENT_ROLE", "id", pay, "tier", "T1"))))
                .expect(200);
        String team = realm.realm().role("team-" + name);
        String desk = realm.realm().group("desk-" + name);
        LivePerson person = realm.person();
        realm.approval("GRANT_ROLE", person.id(), pay).submit().expect(200);
        realm.approval("ADD_COMPOSITE", team, pay).submit().expect(200);
        realm.approval("ADD_GROUP_ROLE", desk, pay).submit().expect(200);
        realm.admin().delete(realm.path("/clients/" + client)).expect(204);
        ended(person.id(), pay);
        ended(team, pay);
        ended(desk, pay);
    }

    @Test
    void withTheGroupAndThoseBelowIt() {
        String desk = realm.realm().group("desk-" + name);
        String below = realm.admin()
                .post(realm.path("/groups/" + desk + "/children"), Map.of("name", "below"))
                .expect(201)
                .createdId();
        LivePerson person = realm.person();
        realm.approval("ADD_GROUP_ROLE", desk, secret).submit().expect(200);
        realm.approval("JOIN_GROUP", person.id(), below)
                .with("closure_hash", ApprovalDraft.closureHash(below, desk, secret))
                .submit()
                .expect(200);
        assertTrue(realm.freshRoles(person).contains("secret"));
        realm.admin().delete(realm.path("/groups/" + desk)).expect(204);
        ended(desk, secret);
        ended(below, desk);
        ended(person.id(), below);
        assertFalse(realm.freshRoles(person).contains("secret"));
    }

    /** The end of a time-bound composite comes from a timer, without any admin event: the graph must not stay as it was. */
    @Test
    void withTheCompositeWhoseTimeWasOver() {
        String team = realm.realm().role("team-" + name);
        String end = realm.realm().now().plus(Duration.ofHours(8)).toString();
        realm.approval("ADD_COMPOSITE", team, secret)
                .with("valid_until", end)
                .submit()
                .expect(200);
        assertEquals(403, realm.person().grant("team-" + name).status());
        realm.realm().clockOffset(Duration.ofHours(9));
        try {
            Until.fits(
                    "the end of the composite",
                    Duration.ofSeconds(90),
                    () -> realm.ledger(team, secret).get(0),
                    entry -> entry.path("endReason").asString().equals("expired"));
            realm.person().grant("team-" + name).expect(204);
        } finally {
            realm.realm().clockOffset(Duration.ZERO);
        }
    }

    private static void ended(String source, String target) {
        List<JsonNode> entries = realm.ledger(source, target);
        assertFalse(entries.isEmpty(), "there was an entry");
        for (JsonNode entry : entries) {
            assertEquals("removed", entry.path("endReason").asString(), entry.toString());
            assertTrue(
                    realm.events("grant.ended").stream()
                            .anyMatch(event -> event.path("data")
                                    .path("ledgerId")
                                    .asString()
                                    .equals(entry.path("ledgerId").asString())),
                    "said in the audit trail");
        }
    }
}
