package io.gatehouse.extension.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.Rows;
import io.gatehouse.stack.AdminClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A mode that is switched on one node holds on the other, for what is written and for what is read. */
@Tag("ci")
class ModeHoldsOnEveryNodeIT {

    private static final Measured MEASURED = new Measured();
    private static Nodes nodes;

    @BeforeAll
    static void start() {
        nodes = Nodes.get();
    }

    @AfterAll
    static void print() {
        MEASURED.print();
    }

    @Test
    void switchedOnAndOffAgain() {
        GovernedRealm here = GovernedRealm.observing(nodes.stack(), "nodes-mode");
        GovernedRealm there = here.at(nodes.second());
        LivePerson watched = here.person().at(nodes.second());
        watched.grant("secret").expect(204);

        here.mode("ENFORCE").expect(200);
        assertEquals(403, here.person().at(nodes.second()).grant("secret").status(), "written at the other node");
        LivePerson smuggled = here.person().at(nodes.second());
        Rows.run(
                nodes.stack(),
                "insert into user_role_mapping (user_id, role_id) values ('" + smuggled.id() + "', '"
                        + here.roleId("secret") + "')");
        MEASURED.until(
                "enforcing until the other node does not count what nobody approved",
                System.nanoTime(),
                () -> !there.freshRoles(smuggled).contains("secret"));
        Holding.of(smuggled).showsNowhereAnyMore("secret");
        Holding.of(watched).showsEverywhere("secret");

        AdminClient second = here.anotherAdministrator();
        assertEquals(
                202,
                second.put(here.realm().gatehouse("/mode"), Map.of("mode", "OFF", "reason", "test"))
                        .status(),
                "one person asks at one node");
        assertEquals(200, there.mode("OFF").status(), "another one agrees at the other");
        here.person().grant("secret").expect(204);
        here.person().at(nodes.second()).grant("secret").expect(204);
        for (GovernedRealm node : List.of(here, there)) {
            assertEquals(
                    "OFF",
                    node.admin()
                            .get(node.realm().gatehouse("/status"))
                            .expect(200)
                            .json()
                            .path("mode")
                            .asString());
        }
        MEASURED.until(
                "off until the other node counts every row again",
                System.nanoTime(),
                () -> there.freshRoles(smuggled).contains("secret"));
    }
}
