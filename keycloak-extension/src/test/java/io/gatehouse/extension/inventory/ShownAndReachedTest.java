package io.gatehouse.extension.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.EdgeKind;
import io.gatehouse.extension.graph.Node;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.graph.Tier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShownAndReachedTest {
    private static final String ACCOUNT = "account-client";

    @Test
    void whatKeycloakGivesEverybodyIsNotShown() {
        PrivilegeGraph graph = new PrivilegeGraph(
                List.of(
                        realmRole("default", "default-roles-x", Tier.T3),
                        realmRole("offline", "offline_access", Tier.T3),
                        clientRole("profile", "view-profile", ACCOUNT),
                        clientRole("orders", "orders-view", "erp")),
                List.of(gives("default", "offline"), gives("default", "profile")));
        Shown shown = new Shown(graph, "default", ACCOUNT, Set.of());
        assertFalse(shown.entitlement("default"));
        assertFalse(shown.entitlement("offline"));
        assertFalse(shown.entitlement("profile"));
        assertTrue(shown.entitlement("orders"));
    }

    @Test
    void aDefaultRoleThatWasWidenedIsShown() {
        PrivilegeGraph graph = new PrivilegeGraph(
                List.of(realmRole("default", "default-roles-x", Tier.T3), clientRole("orders", "orders-view", "erp")),
                List.of(gives("default", "orders")));
        assertTrue(new Shown(graph, "default", ACCOUNT, Set.of()).entitlement("default"));
    }

    @Test
    void whatIsGovernedIsShownWhoeverMadeIt() {
        PrivilegeGraph graph = new PrivilegeGraph(List.of(realmRole("offline", "offline_access", Tier.T2)), List.of());
        assertTrue(new Shown(graph, "default", ACCOUNT, Set.of()).entitlement("offline"));
    }

    @Test
    void eachEntitlementIsReachedByAShortestWayAlsoInCircles() {
        PrivilegeGraph graph = new PrivilegeGraph(
                List.of(
                        realmRole("a", "a", Tier.T3),
                        realmRole("b", "b", Tier.T3),
                        realmRole("c", "c", Tier.T3),
                        realmRole("d", "d", Tier.T3)),
                List.of(gives("a", "b"), gives("b", "c"), gives("a", "c"), gives("c", "a"), gives("c", "d")));
        Reached reached = new Reached(graph, null, new Shown(graph, "default", ACCOUNT, Set.of()));
        Map<String, List<String>> ways =
                reached.from("a").stream().collect(Collectors.toMap(Reached.Way::entitlement, Reached.Way::path));
        assertEquals(
                Map.of(
                        "a", List.of("a"),
                        "b", List.of("a", "b"),
                        "c", List.of("a", "c"),
                        "d", List.of("a", "c", "d")),
                ways);
        assertTrue(reached.from("unknown").isEmpty());
    }

    private static Node realmRole(String id, String name, Tier tier) {
        return new Node(id, Node.Kind.REALM_ROLE, name, null, tier, false);
    }

    private static Node clientRole(String id, String name, String client) {
        return new Node(id, Node.Kind.CLIENT_ROLE, name, client, Tier.T3, false);
    }

    private static Edge gives(String from, String to) {
        return new Edge(EdgeKind.ROLE_ROLE, from, to);
    }
}
