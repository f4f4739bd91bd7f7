package io.gatehouse.extension.leaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.extension.live.Rows;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A leaver has no access: every probe that succeeds before the minute is refused after it. */
class LeaverHasNoAccessIT {
    private static LiveRealm realm;

    @BeforeAll
    static void start() {
        realm = LiveRealm.create(SharedStack.get(), "leaver");
        for (int i = 0; i < 5; i++) {
            realm.role("duty-" + i);
        }
    }

    @AfterEach
    void clockBack() {
        realm.clockOffset(Duration.ZERO);
    }

    @Test
    void everyWayInThatWorkedBeforeTheMinuteIsRefusedAfterIt() {
        LivePerson ada = realm.person("ada");
        String staff = realm.group("staff");
        ada.grant("duty-0", "duty-1", "duty-2", "duty-3").expect(204);
        ada.join(staff).expect(204);
        ada.grantClientRole("realm-management", "view-users").expect(204);
        JsonNode online = ada.signIn("openid").expect(200).json();
        JsonNode offline = ada.signIn("openid offline_access").expect(200).json();
        Instant end = realm.now().plusSeconds(600);
        realm.depart("case-ada", ada, end).expect(200);

        // every probe works while the minute is ahead
        JsonNode refreshed =
                ada.refresh(text(online, "refresh_token")).expect(200).json();
        JsonNode refreshedOffline =
                ada.refresh(text(offline, "refresh_token")).expect(200).json();
        assertTrue(ada.active(text(refreshed, "access_token")));
        assertTrue(ada.active(text(refreshedOffline, "access_token")));
        ada.userinfo(text(refreshed, "access_token")).expect(200);
        ada.asAdministrator(text(refreshed, "access_token")).expect(200);
        ada.signIn("openid").expect(200);
        assertTrue(ada.account().path("enabled").asBoolean());
        assertEquals(5, ada.roles());
        assertEquals(1, ada.groups());
        assertTrue(ada.sessions() > 0);

        realm.clockOffset(Duration.ofSeconds(660));
        JsonNode departure = realm.awaitState("case-ada", "ENDED");

        ada.refresh(text(refreshed, "refresh_token")).expect(400);
        ada.refresh(text(refreshedOffline, "refresh_token")).expect(400);
        assertFalse(ada.active(text(refreshed, "access_token")));
        assertFalse(ada.active(text(refreshedOffline, "access_token")));
        ada.userinfo(text(refreshed, "access_token")).expect(401);
        ada.asAdministrator(text(refreshed, "access_token")).expect(401);
        ada.signIn("openid").expect(400, 401);
        assertFalse(ada.account().path("enabled").asBoolean());
        assertEquals(0, ada.roles());
        assertEquals(0, ada.groups());
        assertEquals(0, ada.sessions());
        stepsAreDone(departure, end);
        recorded(ada, departure);
    }

    /** The start, the cut with all that it ended, and the end: each stands in the trail once. */
    private static void recorded(LivePerson person, JsonNode departure) {
        JsonNode started = onlyEntry("departure.started", person);
        assertEquals("RUNNING", started.path("state").asString());
        JsonNode cut = onlyEntry("departure.cut", person);
        assertFalse(cut.path("cutAt").asString("").isEmpty(), cut.toString());
        assertEquals(5, step(cut, "ROLES").path("count").asInt());
        assertEquals(1, step(cut, "OFFLINE_SESSIONS").path("count").asInt());
        assertEquals("WAITING", step(cut, "VERIFY").path("state").asString());
        assertEquals(5, cut.path("ended").path("roles").size(), cut.toString());
        assertEquals(1, cut.path("ended").path("groups").size(), cut.toString());
        onlyEntry("departure.ended", person);
        assertTrue(departure.path("revision").asInt() > started.path("revision").asInt(), departure.toString());
    }

    /** The data of the one entry of that type about that person, as the app gets it. */
    static JsonNode onlyEntry(String type, LivePerson person) {
        List<JsonNode> found = entries(type, person);
        assertEquals(1, found.size(), type + ": " + found);
        return found.get(0).path("data");
    }

    /** What the trail says of that kind about that person, oldest first. */
    static List<JsonNode> entries(String type, LivePerson person) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode entry : person.realm()
                .admin()
                .get(person.realm().gatehouse("/audit"))
                .expect(200)
                .json()) {
            if (entry.path("type").asString().equals(type)
                    && entry.path("subject").asString().equals(person.id())) {
                found.add(entry);
            }
        }
        return found;
    }

    @Test
    void nobodyEnablesGrantsOrDeletesADepartedAccount() {
        LivePerson bob = realm.person("bob");
        bob.grant("duty-0").expect(204);
        JsonNode before = bob.signIn("openid offline_access").expect(200).json();
        realm.admin()
                .put(realm.path("/users/" + bob.id()), Map.of("enabled", false))
                .expect(204);
        realm.admin()
                .put(realm.path("/users/" + bob.id()), Map.of("enabled", true))
                .expect(204);
        realm.depart("case-bob", bob, realm.now().plusSeconds(3600)).expect(200);
        realm.app()
                .post(realm.gatehouse("/departures/case-bob/execute"), Map.of("requestedBy", "hr-account"))
                .expect(200);
        realm.awaitState("case-bob", "ENDED");

        Answer enabled = realm.admin().put(realm.path("/users/" + bob.id()), Map.of("enabled", true));
        assertEquals(403, enabled.status(), enabled.body());
        assertTrue(enabled.body().contains("governance_required"), enabled.body());
        assertEquals(
                1,
                Rows.count(
                        realm.stack(),
                        "select count(*) from gatehouse_audit where type = 'reenable.refused' and subject = ?",
                        bob.id()));
        assertFalse(bob.account().path("enabled").asBoolean());
        Answer refused = bob.grant("duty-1", "duty-2").expect(403);
        assertEquals(0, bob.roles());
        JsonNode grant = onlyEntry("departed_grant.refused", bob);
        assertTrue(refused.body().contains(grant.path("reference").asString()), refused.body());
        assertEquals(2, grant.path("edges").size(), "one entry for one request: " + grant);
        assertTrue(grant.path("request").asString().startsWith("POST /admin/realms/"), grant.toString());
        bob.join(realm.group("other")).expect(403);
        assertEquals(0, bob.groups());
        assertEquals(
                2,
                Rows.count(
                        realm.stack(),
                        "select count(*) from gatehouse_audit where type = 'departed_grant.refused' and subject = ?",
                        bob.id()));
        Answer kept = realm.admin().delete(realm.path("/users/" + bob.id())).expect(403);
        assertTrue(kept.body()
                .contains(onlyEntry("departed_removal.refused", bob)
                        .path("reference")
                        .asString()));
        assertFalse(bob.account().path("enabled").asBoolean());
        bob.refresh(text(before, "refresh_token")).expect(400);
    }

    @Test
    void manyWhoLeaveAtTheSameMinuteAreAllCarriedOutOnce() {
        Instant end = realm.now().plusSeconds(600);
        AdminClient caller = realm.app();
        List<LivePerson> crowd = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String id = realm.admin()
                    .post(realm.path("/users"), Map.of("username", "crowd-" + i, "enabled", true))
                    .expect(201)
                    .createdId();
            LivePerson person = new LivePerson(realm, id, "crowd-" + i);
            person.grant("duty-0").expect(204);
            realm.departAs(caller, "crowd-" + i, person, end).expect(200);
            crowd.add(person);
        }
        realm.clockOffset(Duration.ofSeconds(660));
        for (int i = 0; i < crowd.size(); i++) {
            realm.awaitState("crowd-" + i, "ENDED");
        }
        for (LivePerson person : crowd) {
            assertEquals(
                    1,
                    Rows.count(
                            realm.stack(),
                            "select count(*) from gatehouse_audit where type = 'departure.ended' and subject = ?",
                            person.id()));
            assertEquals(
                    0,
                    Rows.count(
                            realm.stack(), "select count(*) from user_entity where id = ? and enabled", person.id()));
        }
    }

    private static void stepsAreDone(JsonNode departure, Instant end) {
        assertFalse(departure.path("endedAt").asString("").isEmpty());
        for (JsonNode step : departure.path("steps")) {
            assertEquals("DONE", step.path("state").asString(), step.toString());
            assertFalse(Instant.parse(step.path("at").asString()).isBefore(end), step.toString());
        }
        assertEquals(5, step(departure, "ROLES").path("count").asInt());
        assertEquals(1, step(departure, "GROUPS").path("count").asInt());
        assertEquals(1, step(departure, "OFFLINE_SESSIONS").path("count").asInt());
        assertTrue(step(departure, "ONLINE_SESSIONS").path("count").asInt() >= 2);
    }

    static JsonNode step(JsonNode departure, String name) {
        for (JsonNode step : departure.path("steps")) {
            if (step.path("step").asString().equals(name)) {
                return step;
            }
        }
        throw new AssertionError("no step " + name + " in " + departure);
    }

    static String text(JsonNode object, String member) {
        return object.path(member).asString();
    }
}
