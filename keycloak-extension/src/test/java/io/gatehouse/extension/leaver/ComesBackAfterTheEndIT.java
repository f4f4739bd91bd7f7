package io.gatehouse.extension.leaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.extension.live.Rows;
import io.gatehouse.extension.live.Until;
import io.gatehouse.stack.SharedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What comes back after the end is removed, read back and told; until it is read back nobody calls it verified. */
class ComesBackAfterTheEndIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static LiveRealm realm;

    @BeforeAll
    static void start() {
        realm = LiveRealm.create(SharedStack.get(), "back");
        realm.role("duty");
    }

    @Test
    void aRoleThatCameBackIsRemovedAndTheDepartureSaysSo() {
        LivePerson ada = realm.person("ada");
        JsonNode ended = depart("back-ada", ada);
        assertEquals(0, ended.path("sweeps").size());

        past("insert into user_role_mapping(user_id, role_id) values ('" + ada.id() + "', '" + duty() + "')");
        JsonNode swept = Until.fits(
                "swept and read back",
                LIMIT,
                () -> departure("back-ada"),
                d -> d.path("sweeps").path(0).hasNonNull("goneAt"));

        assertEquals(0, mappings(ada));
        JsonNode sweep = swept.path("sweeps").path(0);
        assertEquals(1, sweep.path("found").path("ROLES").asInt(), sweep.toString());
        assertEquals(1, sweep.path("removed").path("ROLES").asInt(), sweep.toString());
        Instant at = Instant.parse(sweep.path("at").asString());
        Instant gone = Instant.parse(sweep.path("goneAt").asString());
        assertTrue(gone.isAfter(at), "read back later than removed: " + sweep);
        assertEquals(gone.toString(), swept.path("verifiedAt").asString());
        assertEquals(ended.path("endedAt"), swept.path("endedAt"));
        assertEquals("ENDED", swept.path("state").asString());
        assertEquals(
                1,
                LeaverHasNoAccessIT.onlyEntry("departure.swept", ada)
                        .path("removed")
                        .path("ROLES")
                        .asInt());
        JsonNode verified = LeaverHasNoAccessIT.onlyEntry("departure.verified", ada);
        assertEquals(swept.path("verifiedAt"), verified.path("verifiedAt"));
    }

    /** The database puts the row back whenever it is taken out, so the removal looks well and is none. */
    @Test
    void whatIsNotGoneIsNotCalledVerified() {
        LivePerson bob = realm.person("bob");
        past(
                "create function back_again() returns trigger language plpgsql as $$ begin"
                        + " insert into user_role_mapping(user_id, role_id) values (old.user_id, old.role_id); return null; end $$");
        past("create trigger back_again after delete on user_role_mapping for each row when (old.user_id = '" + bob.id()
                + "') execute function back_again()");
        try {
            depart("back-bob", bob);
            past("insert into user_role_mapping(user_id, role_id) values ('" + bob.id() + "', '" + duty() + "')");
            JsonNode left = Until.fits(
                    "removed twice in vain",
                    LIMIT,
                    () -> departure("back-bob"),
                    d -> d.path("sweeps").size() >= 2);
            assertFalse(left.hasNonNull("verifiedAt"), left.toString());
            left.path("sweeps").forEach(sweep -> assertFalse(sweep.hasNonNull("goneAt"), sweep.toString()));
            assertEquals(
                    "FAILED",
                    LeaverHasNoAccessIT.step(left, "VERIFY").path("state").asString());
            assertTrue(left.path("lastError").asString().contains("1 roles"), left.toString());
            assertEquals(1, mappings(bob));
            bob.signIn("openid").expect(400, 401);
        } finally {
            past("drop trigger back_again on user_role_mapping");
            past("drop function back_again");
        }
        JsonNode gone =
                Until.fits("gone and verified", LIMIT, () -> departure("back-bob"), d -> d.hasNonNull("verifiedAt"));
        assertEquals(0, mappings(bob));
        gone.path("sweeps").forEach(sweep -> assertTrue(sweep.hasNonNull("goneAt"), sweep.toString()));
        assertEquals(
                "DONE", LeaverHasNoAccessIT.step(gone, "VERIFY").path("state").asString());
        LeaverHasNoAccessIT.onlyEntry("departure.verified", bob);
    }

    private static JsonNode depart(String caseId, LivePerson person) {
        realm.depart(caseId, person, realm.now().plusSeconds(3600)).expect(200);
        realm.app()
                .post(realm.gatehouse("/departures/" + caseId + "/execute"), Map.of("requestedBy", "hr-account"))
                .expect(200);
        return realm.awaitState(caseId, "ENDED");
    }

    private static JsonNode departure(String caseId) {
        return realm.departure(caseId).expect(200).json();
    }

    private static String duty() {
        return realm.admin()
                .get(realm.path("/roles/duty"))
                .expect(200)
                .json()
                .path("id")
                .asString();
    }

    /** Role rows of the person but the realm's default role. */
    private static long mappings(LivePerson person) {
        return Rows.count(
                realm.stack(),
                "select count(*) from user_role_mapping m join keycloak_role r on r.id = m.role_id"
                        + " where r.name not like 'default-roles-%' and m.user_id = ?",
                person.id());
    }

    private static void past(String statement) {
        Rows.run(realm.stack(), statement);
    }
}
