package io.gatehouse.extension.leaver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.extension.live.AtOnce;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.extension.live.Rows;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Orders of the app: repeated, moved, taken back, at the same instant, and by callers who may not. */
class DepartureOrdersIT {
    private static final int ROUNDS = 12;
    private static final int AT_ONCE = 8;

    private static LiveRealm realm;

    @BeforeAll
    static void start() {
        realm = LiveRealm.create(SharedStack.get(), "orders");
    }

    @Test
    void aRepeatedOrderHasOneEffectAndAMovedOneMoves() {
        LivePerson ada = realm.person("ada");
        Instant end = Instant.ofEpochSecond(realm.now().plusSeconds(7200).getEpochSecond());
        JsonNode first = realm.depart("orders-ada", ada, end).expect(200).json();
        assertEquals(first, realm.depart("orders-ada", ada, end).expect(200).json());
        assertEquals(1, events("departure.registered", ada));
        assertEquals(end.toString(), first.path("accessEnd").asString());
        assertEquals("SCHEDULED", first.path("state").asString());
        assertEquals(10, first.path("steps").size());

        JsonNode moved =
                realm.depart("orders-ada", ada, end.plusSeconds(60)).expect(200).json();
        assertEquals(end.plusSeconds(60).toString(), moved.path("accessEnd").asString());
        assertEquals(1, events("departure.rescheduled", ada));
        Answer second = realm.depart("orders-ada-2", ada, end).expect(409);
        assertEquals("already_leaving", second.json().path("code").asString());
    }

    @Test
    void takenBackBeforeItsMinuteThePersonStays() {
        LivePerson bob = realm.person("bob");
        realm.depart("orders-bob", bob, realm.now().plusSeconds(3600)).expect(200);
        assertEquals(
                "CANCELLED",
                cancel("orders-bob").expect(200).json().path("state").asString());
        assertEquals(
                "CANCELLED",
                cancel("orders-bob").expect(200).json().path("state").asString());
        assertEquals(1, events("departure.cancelled", bob));
        bob.signIn("openid").expect(200);

        // and may leave another time
        realm.depart("orders-bob-2", bob, realm.now().plusSeconds(3600)).expect(200);
        Answer executed =
                realm.app().post(realm.gatehouse("/departures/orders-bob-2/execute"), Map.of("requestedBy", "hr"));
        assertEquals("ENDED", executed.expect(200).json().path("state").asString());
        bob.signIn("openid").expect(400, 401);
        assertEquals(
                "already_ended",
                cancel("orders-bob-2").expect(409).json().path("code").asString());
        realm.app()
                .post(realm.gatehouse("/departures/orders-bob-2/execute"), Map.of("requestedBy", "hr"))
                .expect(200);
        assertEquals(1, events("departure.ended", bob));
        assertEquals(
                "departed",
                realm.depart("orders-bob-3", bob, realm.now())
                        .expect(409)
                        .json()
                        .path("code")
                        .asString());
    }

    @Test
    void rivalOrdersAtTheSameInstantLeaveOneDeparture() throws InterruptedException, ExecutionException {
        Instant end = realm.now().plusSeconds(3600);
        for (int round = 0; round < ROUNDS; round++) {
            LivePerson eve = realm.person("eve-" + round);
            List<Callable<Integer>> rivals = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                String caseId = "orders-eve-" + round + "-" + i;
                rivals.add(() -> realm.depart(caseId, eve, end).status());
            }
            List<Integer> answers = AtOnce.call(rivals).stream().sorted().toList();
            List<Integer> oneWins = new ArrayList<>(Collections.nCopies(AT_ONCE, 409));
            oneWins.set(0, 200);
            assertEquals(oneWins, answers, "round " + round);
            assertEquals(1, events("departure.registered", eve));
        }
    }

    @Test
    void theSameOrderAtTheSameInstantHasOneEffect() throws InterruptedException, ExecutionException {
        Instant end = realm.now().plusSeconds(3600);
        for (int round = 0; round < ROUNDS; round++) {
            LivePerson fay = realm.person("fay-" + round);
            String caseId = "orders-fay-" + round;
            List<Callable<Integer>> same = Collections.nCopies(
                    AT_ONCE, () -> realm.depart(caseId, fay, end).status());
            assertEquals(Collections.nCopies(AT_ONCE, 200), AtOnce.call(same), "round " + round);
            assertEquals(1, events("departure.registered", fay));
        }
    }

    @Test
    void onlyTheAppMayOrderAndOnlyWhatCanBeUnderstood() {
        LivePerson kai = realm.person("kai");
        Map<String, Object> order = realm.departureOrder(kai, realm.now().plusSeconds(60));
        String path = realm.gatehouse("/departures/orders-kai");
        realm.admin().put(path, order).expect(403);
        realm.app().get(path).expect(404);
        realm.app().put(path, "{").expect(400);
        for (String member : List.of("subjectId", "accessEnd", "zone", "type", "requestedBy")) {
            Map<String, Object> broken = new HashMap<>(order);
            broken.remove(member);
            assertEquals(
                    "malformed",
                    realm.app()
                            .put(path, broken)
                            .expect(400)
                            .json()
                            .path("code")
                            .asString(),
                    member);
        }
        Map<String, Object> endless = new HashMap<>(order);
        endless.put("type", "x".repeat(65));
        Answer refused = realm.app().put(path, endless).expect(400);
        assertEquals("malformed", refused.json().path("code").asString());
        endless.put("type", "RESIGNATION\0");
        realm.app().put(path, endless).expect(400);
        endless.put("type", "RESIGNATION");
        endless.put("requestedBy", "x".repeat(256));
        realm.app().put(path, endless).expect(400);
        realm.app()
                .send("DELETE", path, "application/json", Map.of("requestedBy", "hr", "reason", "x".repeat(1001)))
                .expect(400);
        Map<String, Object> nobody = new HashMap<>(order);
        nobody.put("subjectId", "no-such-account");
        realm.app().put(path, nobody).expect(404);
        realm.app().get(path).expect(404);
    }

    private static Answer cancel(String caseId) {
        return realm.app()
                .send(
                        "DELETE",
                        realm.gatehouse("/departures/" + caseId),
                        "application/json",
                        Map.of("requestedBy", "hr", "reason", "stays"));
    }

    private static long events(String type, LivePerson person) {
        return Rows.count(
                realm.stack(),
                "select count(*) from gatehouse_audit where type = '" + type + "' and subject = ?",
                person.id());
    }
}
