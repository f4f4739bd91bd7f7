package io.gatehouse.extension.leaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.extension.live.Rows;
import io.gatehouse.extension.live.Until;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients of the person refresh in tight loops while access ends: Keycloak's own logout loses this race (kc#51127). */
class RefreshRaceIT {
    private static final int RUNS = 20;

    private static LiveRealm realm;

    @BeforeAll
    static void start() {
        realm = LiveRealm.create(SharedStack.get(), "race");
    }

    @Test
    void noSessionAndNoTokenSurvivesClientsThatRefreshWhileAccessEnds() throws InterruptedException {
        List<Refreshing> everybody = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            LivePerson person = realm.person("racer-" + run);
            realm.depart("race-" + run, person, realm.now().plusSeconds(3600)).expect(200);
            List<Refreshing> loops = List.of(
                    new Refreshing(person, person.signIn("openid").expect(200).json()),
                    new Refreshing(
                            person,
                            person.signIn("openid offline_access").expect(200).json()));
            loops.forEach(Thread::start);
            for (Refreshing loop : loops) {
                loop.awaitRefreshes(3);
            }
            realm.app()
                    .post(realm.gatehouse("/departures/race-" + run + "/execute"), Map.of("requestedBy", "hr"))
                    .expect(200);
            for (Refreshing loop : loops) {
                loop.join(30_000);
                assertFalse(loop.isAlive(), "the client must have been refused");
            }
            realm.awaitState("race-" + run, "ENDED");
            for (Refreshing loop : loops) {
                loop.everyTokenIsDead();
            }
            everybody.addAll(loops);
            assertEquals(
                    0,
                    Rows.count(
                            realm.stack(), "select count(*) from offline_user_session where user_id = ?", person.id()),
                    "run " + run);
        }
        // a request in flight at the cut can put its session back into the cache, dead as it is: the second look has
        // taken it out
        Until.fits(
                "two looks after the end",
                Duration.ofSeconds(60),
                () -> Rows.count(
                        realm.stack(), "select min(looks) from gatehouse_leaver where case_id like ?", "race-%"),
                looks -> looks >= 2);
        for (Refreshing loop : everybody) {
            loop.noSessionIsLeft();
        }
    }

    /** One client: refreshes until it is refused, keeps every token it got. */
    private static final class Refreshing extends Thread {
        private final LivePerson person;
        private final List<JsonNode> got = new ArrayList<>();
        private final AtomicInteger count = new AtomicInteger();
        private final Set<String> sessions = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean refused = new AtomicBoolean();

        Refreshing(LivePerson person, JsonNode first) {
            this.person = person;
            got.add(first);
        }

        @Override
        public void run() {
            while (true) {
                JsonNode last = got.get(got.size() - 1);
                Answer answer = person.refresh(last.path("refresh_token").asString());
                if (answer.status() != 200) {
                    refused.set(true);
                    return;
                }
                got.add(answer.json());
                count.incrementAndGet();
            }
        }

        void awaitRefreshes(int wanted) {
            Until.fits("refreshes", Duration.ofSeconds(60), count::get, seen -> seen >= wanted);
        }

        void everyTokenIsDead() {
            assertTrue(refused.get());
            for (JsonNode tokens : got.subList(Math.max(0, got.size() - 3), got.size())) {
                person.refresh(tokens.path("refresh_token").asString()).expect(400);
                assertFalse(person.active(tokens.path("access_token").asString()));
                person.userinfo(tokens.path("access_token").asString()).expect(401);
                sessions.add(sessionId(tokens.path("access_token").asString()));
            }
        }

        void noSessionIsLeft() {
            // by its id, because a session that lives on in the cache only is in no list
            for (String id : sessions) {
                realm.admin().delete(realm.path("/sessions/" + id)).expect(404);
                realm.admin()
                        .delete(realm.path("/sessions/" + id + "?isOffline=true"))
                        .expect(404);
            }
        }

        private static String sessionId(String token) {
            String payload = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
            return JsonMapper.builder().build().readTree(payload).path("sid").asString();
        }
    }
}
