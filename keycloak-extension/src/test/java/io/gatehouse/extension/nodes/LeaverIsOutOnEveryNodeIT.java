package io.gatehouse.extension.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.LiveRealm;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A departure that one node carries out holds on the other. */
@Tag("ci")
class LeaverIsOutOnEveryNodeIT {

    private static final int TIMES = 5;
    private static final int AGAIN = 10;

    private static final Measured MEASURED = new Measured();
    private static Nodes nodes;
    private static LiveRealm realm;

    @BeforeAll
    static void start() {
        nodes = Nodes.get();
        realm = LiveRealm.create(nodes.stack(), "nodes-leaver");
        realm.role("duty");
    }

    @AfterAll
    static void print() {
        MEASURED.print();
    }

    @Test
    void refreshIntrospectionAndSignInAreRefusedThere() {
        for (int i = 0; i < TIMES; i++) {
            LivePerson here = realm.person("leaver-" + i);
            LivePerson there = here.at(nodes.second());
            here.grant("duty").expect(204);
            Holding ofTheFirst = Holding.of(here).at(there);
            Holding ofTheSecond = Holding.of(there);
            JsonNode offline = there.signIn("openid offline_access").expect(200).json();
            String offlineRefresh = offline.path("refresh_token").asString();
            for (Holding tokens : new Holding[] {ofTheFirst, ofTheSecond}) {
                there.refresh(tokens.refresh()).expect(200);
                assertTrue(there.active(tokens.access()));
                there.userinfo(tokens.access()).expect(200);
            }
            there.refresh(offlineRefresh).expect(200);
            String order = "departure-" + here.id();
            realm.depart(order, here, realm.now().plus(Duration.ofHours(1))).expect(200);

            realm.app()
                    .post(realm.gatehouse("/departures/" + order + "/execute"), Map.of("requestedBy", "hr-account"))
                    .expect(200);
            MEASURED.until(
                    "departure until the other node refuses to refresh",
                    System.nanoTime(),
                    () -> there.refresh(ofTheSecond.refresh()).status() == 400);

            for (int again = 0; again < AGAIN; again++) {
                for (Holding tokens : new Holding[] {ofTheFirst, ofTheSecond}) {
                    there.refresh(tokens.refresh()).expect(400);
                    assertFalse(there.active(tokens.access()));
                    there.userinfo(tokens.access()).expect(401);
                }
                there.refresh(offlineRefresh).expect(400);
                there.signIn("openid").expect(400, 401);
            }
            assertFalse(there.account().path("enabled").asBoolean());
            assertEquals(0, there.roles());
            assertEquals(
                    403,
                    there.realm()
                            .admin()
                            .put(there.realm().path("/users/" + there.id()), Map.of("enabled", true))
                            .status());
            assertEquals(403, there.grant("duty").status());
        }
    }
}
