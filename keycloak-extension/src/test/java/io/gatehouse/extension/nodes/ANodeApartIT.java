package io.gatehouse.extension.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A node that shares only the database: its own caches still hold the person as they were. What people hold themselves ends
 * there all the same, because the ledger is asked and not the cache; so does every departure.
 */
@Tag("ci")
class ANodeApartIT {

    private static final Measured MEASURED = new Measured();
    private static Nodes nodes;
    private static GovernedRealm realm;

    @BeforeAll
    static void start() {
        nodes = Nodes.get();
        realm = GovernedRealm.create(nodes.stack(), "apart");
        assertEquals(0, Nodes.members(nodes.apart()), "in no cluster");
    }

    @AfterAll
    static void print() {
        MEASURED.print();
        nodes.apart().stop();
    }

    /** What a role gives is in that node's own cache until it forgets the role: docs/operations/nodes.md. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMPOSITE_TAKEN_OUT")
    void aGrantIsGone(Loss loss) {
        for (int i = 0; i < loss.times(); i++) {
            LivePerson here = realm.person();
            LivePerson there = here.at(nodes.apart());
            loss.approve(realm, here);
            Holding tokens = Holding.of(there);
            tokens.showsEverywhere("secret");
            loss.happen(realm, here);
            MEASURED.until(
                    loss.words() + " until it is in no token of a node apart",
                    System.nanoTime(),
                    () -> !tokens.refreshes("secret"));
            tokens.showsNowhereAnyMore("secret");
        }
    }

    @Test
    void aLeaverIsOut() {
        LivePerson here = realm.person();
        LivePerson there = here.at(nodes.apart());
        Holding tokens = Holding.of(there);
        there.refresh(tokens.refresh()).expect(200);
        String order = "apart-" + here.id();
        realm.realm()
                .depart(order, here, realm.realm().now().plus(Duration.ofHours(1)))
                .expect(200);
        realm.realm()
                .app()
                .post(realm.realm().gatehouse("/departures/" + order + "/execute"), Map.of("requestedBy", "hr"))
                .expect(200);
        MEASURED.until(
                "departure until a node apart refuses to refresh",
                System.nanoTime(),
                () -> there.refresh(tokens.refresh()).status() == 400);
        for (int i = 0; i < 10; i++) {
            there.refresh(tokens.refresh()).expect(400);
            there.signIn("openid").expect(400, 401);
            assertFalse(there.active(tokens.access()));
        }
    }
}
