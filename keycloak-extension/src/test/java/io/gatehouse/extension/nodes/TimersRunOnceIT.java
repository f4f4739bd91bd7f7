package io.gatehouse.extension.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.Rows;
import io.gatehouse.extension.live.Until;
import io.gatehouse.stack.KeycloakServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Timers run on every node, and what falls due is done and recorded once. */
@Tag("ci")
class TimersRunOnceIT {

    /** Enough that both nodes are at it at the same time. */
    private static final int MANY = 40;

    private static final Duration SOON = Duration.ofMinutes(3);

    private static Nodes nodes;
    private static GovernedRealm realm;

    @BeforeAll
    static void start() {
        nodes = Nodes.get();
        realm = GovernedRealm.create(nodes.stack(), "nodes-timers");
    }

    @Test
    void grantsThatEnd() {
        String secret = realm.roleId("secret");
        String end = realm.realm().now().plus(Duration.ofHours(1)).toString();
        List<LivePerson> people = many();
        people.forEach(person -> realm.approval("GRANT_ROLE", person.id(), secret)
                .with("valid_until", end)
                .submit()
                .expect(200));
        realm.realm().clockOffset(Duration.ofHours(2));
        try {
            for (LivePerson person : people) {
                Until.fits("the grant's end", SOON, () -> entries("grant.ended", person), entries -> entries > 0);
            }
        } finally {
            realm.realm().clockOffset(Duration.ZERO);
        }
        for (LivePerson person : people) {
            assertEquals(1, entries("grant.ended", person));
            assertEquals(0, person.roles());
        }
    }

    @Test
    void peopleWhoLeave() {
        List<LivePerson> people = many();
        Instant end = realm.realm().now().plus(Duration.ofHours(1));
        people.forEach(person ->
                realm.realm().depart("leaves-" + person.id(), person, end).expect(200));
        realm.realm().clockOffset(Duration.ofHours(2));
        try {
            people.forEach(person -> realm.realm().awaitState("leaves-" + person.id(), "ENDED"));
        } finally {
            realm.realm().clockOffset(Duration.ZERO);
        }
        for (LivePerson person : people) {
            for (String type : List.of("departure.started", "departure.cut", "departure.ended")) {
                assertEquals(1, entries(type, person), type);
            }
        }
    }

    @Test
    void whatNobodyApproved() {
        LivePerson smuggled = realm.person();
        Rows.run(
                nodes.stack(),
                "insert into user_role_mapping (user_id, role_id) values ('" + smuggled.id() + "', '"
                        + realm.roleId("secret") + "')");
        Until.fits("the drift", SOON, () -> entries("drift.found", smuggled), found -> found > 0);
        for (KeycloakServer node : List.of(nodes.first(), nodes.second())) {
            String before = lastSweep(node);
            Until.fits("another sweep", SOON, () -> lastSweep(node), last -> !last.equals(before));
        }
        assertEquals(1, entries("drift.found", smuggled));
        assertNotEquals(lastSweep(nodes.first()), lastSweep(nodes.second()), "each node sweeps by itself");
    }

    private static List<LivePerson> many() {
        return IntStream.range(0, MANY).mapToObj(i -> realm.person()).toList();
    }

    private static long entries(String type, LivePerson person) {
        return Rows.count(
                nodes.stack(),
                "select count(*) from gatehouse_audit where type = '" + type + "' and subject = ?",
                person.id());
    }

    private static String lastSweep(KeycloakServer node) {
        GovernedRealm there = realm.at(node);
        return there.admin()
                .get(there.realm().gatehouse("/status"))
                .expect(200)
                .json()
                .path("lastDriftSweep")
                .asString("");
    }
}
