package io.gatehouse.extension.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EffectiveTest {

    @Test
    void aSmuggledCompositeCostsOnlyWhatWasSmuggledIn() {
        Edge smuggled = edge("everybody", "secret");
        Edge above = edge("staff", "everybody");
        PrivilegeGraph full = new PrivilegeGraph(
                List.of(node("staff", Tier.T3), node("everybody", Tier.T3), node("secret", Tier.T1)),
                List.of(smuggled, above));
        assertTrue(full.governed("staff"));
        Effective effective = Effective.of(full, edge -> false);
        assertEquals(Set.of(smuggled), effective.voids());
        assertFalse(effective.graph().governed("everybody"));
        assertFalse(effective.graph().governed("staff"));
        assertTrue(effective.graph().governed("secret"));
    }

    @Test
    void whatWasApprovedMakesGoverned() {
        Edge approved = edge("team", "secret");
        Edge smuggled = edge("everybody", "team");
        PrivilegeGraph full = new PrivilegeGraph(
                List.of(node("everybody", Tier.T3), node("team", Tier.T3), node("secret", Tier.T1)),
                List.of(approved, smuggled));
        Effective effective = Effective.of(full, approved::equals);
        assertEquals(Set.of(smuggled), effective.voids());
        assertTrue(effective.graph().governed("team"));
        assertFalse(effective.graph().governed("everybody"));
    }

    @Test
    void nothingVoidMeansNothingChanges() {
        PrivilegeGraph full =
                new PrivilegeGraph(List.of(node("a", Tier.T3), node("b", Tier.T0)), List.of(edge("a", "b")));
        assertEquals(full, Effective.of(full, edge -> true).graph());
    }

    /**
     * On random graphs, cycles included: what is left over leads to nothing governed but by live edges, nothing void is left,
     * and nothing is void that could have stayed.
     */
    @Test
    void onRandomGraphsTheRuleHoldsForEveryEdge() {
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            int size = 2 + random.nextInt(9);
            List<Node> nodes = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                nodes.add(node("n" + i, random.nextInt(5) == 0 ? Tier.T1 : Tier.T3));
            }
            Set<Edge> edges = new HashSet<>();
            Set<Edge> live = new HashSet<>();
            for (int i = random.nextInt(3 * size); i > 0; i--) {
                Edge edge = edge("n" + random.nextInt(size), "n" + random.nextInt(size));
                edges.add(edge);
                if (random.nextBoolean()) {
                    live.add(edge);
                }
            }
            Effective effective = Effective.of(new PrivilegeGraph(nodes, edges), live::contains);
            for (Edge edge : edges) {
                boolean mustGo = !live.contains(edge) && reachesGoverned(edge.targetId(), nodes, effective);
                assertEquals(mustGo, effective.voids().contains(edge), "seed " + seed + " " + edge);
            }
            Set<Edge> left = new HashSet<>(edges);
            left.removeAll(effective.voids());
            assertEquals(left, new HashSet<>(effective.graph().edges()), "seed " + seed);
        }
    }

    /** By brute force: edges that are left, followed until nothing new comes. */
    private static boolean reachesGoverned(String from, List<Node> nodes, Effective effective) {
        Set<String> reached = new HashSet<>(Set.of(from));
        boolean more = true;
        while (more) {
            more = false;
            for (Edge edge : effective.graph().edges()) {
                more |= reached.contains(edge.sourceId()) && reached.add(edge.targetId());
            }
        }
        return nodes.stream()
                .anyMatch(node -> reached.contains(node.id()) && node.tier().governed());
    }

    private static Node node(String id, Tier tier) {
        return new Node(id, Node.Kind.REALM_ROLE, id, null, tier, false);
    }

    private static Edge edge(String source, String target) {
        return new Edge(EdgeKind.ROLE_ROLE, source, target);
    }
}
