package io.gatehouse.extension.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one node gives and takes away holds on the other, whose caches know the person already. */
@Tag("ci")
class GrantEndsOnEveryNodeIT {

    private static final Measured MEASURED = new Measured();
    private static Nodes nodes;
    private static GovernedRealm realm;

    @BeforeAll
    static void start() {
        nodes = Nodes.get();
        realm = GovernedRealm.create(nodes.stack(), "nodes");
    }

    @AfterAll
    static void print() {
        MEASURED.print();
    }

    @Test
    void theServersAreTwoInOneCluster() {
        nodes.together(2);
        assertEquals(
                nodes.first().url(), nodes.second().url(), "one address for people, so a token of one is good at both");
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void aGrantIsThereAndGone(Loss loss) {
        for (int i = 0; i < loss.times(); i++) {
            LivePerson here = realm.person();
            LivePerson there = here.at(nodes.second());
            Holding early = Holding.of(there);
            loss.approve(realm, here);
            MEASURED.until(
                    "approved (" + loss.words() + ") until it is in a token of the other node",
                    System.nanoTime(),
                    () -> early.refreshes("secret"));
            Holding tokens = Holding.of(there);
            tokens.showsEverywhere("secret");
            Holding ofTheFirst = Holding.of(here).at(there);
            ofTheFirst.showsEverywhere("secret");

            loss.happen(realm, here);
            MEASURED.until(
                    loss.words() + " until it is in no token of the other node",
                    System.nanoTime(),
                    () -> !tokens.refreshes("secret"));
            tokens.showsNowhereAnyMore("secret");
            assertEquals(Set.of(), ofTheFirst.places("secret"));
            assertEquals(Set.of(), early.places("secret"));
        }
    }
}
