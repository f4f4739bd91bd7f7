package io.gatehouse.extension.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.Rows;
import io.gatehouse.extension.live.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One node dies while many people leave and grants are about to end: the other goes on, and does nothing twice. */
@Tag("ci")
class ANodeIsKilledIT {

    private static final int MANY = 60;

    /** So many leave before the others, whose rows are held until the node is dead: it is killed in the middle for certain. */
    private static final int FIRST = 5;

    private static final Duration SOON = Duration.ofMinutes(3);

    private static final Measured MEASURED = new Measured();
    private static Nodes nodes;
    private static GovernedRealm realm;

    @BeforeAll
    static void start() {
        nodes = Nodes.get();
        realm = GovernedRealm.create(nodes.stack(), "nodes-killed");
    }

    /** Others need both nodes. */
    @AfterAll
    static void both() {
        MEASURED.print();
        nodes.first().start();
        nodes.together(2);
    }

    @Test
    void theOtherGoesOn() {
        GovernedRealm there = realm.at(nodes.second());
        String secret = realm.roleId("secret");
        LivePerson holder = realm.person();
        Instant end = realm.realm().now().plus(Duration.ofMinutes(1));
        realm.approval("GRANT_ROLE", holder.id(), secret)
                .with("valid_until", end.toString())
                .submit()
                .expect(200);
        Holding ofTheFirst = Holding.of(holder).at(holder.at(nodes.second()));
        List<LivePerson> people =
                IntStream.range(0, MANY).mapToObj(i -> realm.person()).toList();
        List<LivePerson> held = people.subList(FIRST, MANY);
        Instant leave = realm.realm().now().plus(Duration.ofHours(1));
        people.forEach(person -> there.realm()
                .depart("killed-" + person.id(), person, held.contains(person) ? leave : leave.minusSeconds(60))
                .expect(200));
        try (HeldRows rows = HeldRows.of(nodes.stack(), held)) {
            there.realm().clockOffset(Duration.ofHours(2));
            Until.fits("the first cut", SOON, () -> entries("departure.cut"), cut -> cut > 0);
            nodes.first().kill();
            long killed = System.nanoTime();
            assertTrue(entries("departure.ended") < MANY, "killed in the middle");
            rows.letGo();
            MEASURED.until(
                    "killed node until the other one answers a sign-in",
                    killed,
                    () -> there.approver().signIn("openid").status() == 200);
            people.forEach(person -> there.realm().awaitState("killed-" + person.id(), "ENDED"));
        } finally {
            there.realm().clockOffset(Duration.ZERO);
        }
        for (LivePerson person : people) {
            for (String type : List.of("departure.started", "departure.cut", "departure.ended")) {
                assertEquals(1, entries(type, person), type);
            }
            person.at(nodes.second()).signIn("openid").expect(400, 401);
        }
        Until.fits("the grant's end", SOON, () -> entries("grant.ended", holder), ended -> ended > 0);
        assertEquals(1, entries("grant.ended", holder));
        ofTheFirst.showsNowhereAnyMore("secret");

        LivePerson next = there.person();
        assertEquals(403, next.grant("secret").status());
        there.approval("GRANT_ROLE", next.id(), secret).submit().expect(200);
        assertTrue(there.freshRoles(next).contains("secret"));
        nodes.together(1);
    }

    private static long entries(String type) {
        return Rows.count(
                nodes.stack(),
                "select count(*) from gatehouse_audit where type = '" + type + "' and realm_id = ?",
                realmId());
    }

    private static String realmId() {
        return realm.at(nodes.second()).realmId();
    }

    private static long entries(String type, LivePerson person) {
        return Rows.count(
                nodes.stack(),
                "select count(*) from gatehouse_audit where type = '" + type + "' and subject = ?",
                person.id());
    }
}
