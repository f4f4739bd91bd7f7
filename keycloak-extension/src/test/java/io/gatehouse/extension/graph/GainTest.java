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

/** Who gains by an edge is who could do more once it is there, on generated realms. */
class GainTest {

    private static final int REALMS = 2_000;

    /**
     * The target is an entitlement that nobody could reach before: so whoever reaches it afterwards has gained, and nobody else.
     * Worked out by adding the edge and walking, not by looking for the source.
     */
    @Test
    void whoeverReachesTheNewThingAfterwardsGainsAndNobodyElse() {
        int gaining = 0;
        for (int seed = 0; seed < REALMS; seed++) {
            Random random = new Random(seed);
            int size = 1 + random.nextInt(10);
            List<Node> nodes = new ArrayList<>(List.of(node("new")));
            List<Edge> edges = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                nodes.add(node("n" + i));
            }
            for (int i = random.nextInt(size * 2); i > 0; i--) {
                edges.add(edge(random, "n" + random.nextInt(size), "n" + random.nextInt(size)));
            }
            if (random.nextBoolean()) {
                // the new thing may lead back: a circle
                edges.add(edge(random, "new", "n" + random.nextInt(size)));
            }
            Edge added = edge(random, "n" + random.nextInt(size), "new");
            List<Edge> with = new ArrayList<>(edges);
            with.add(added);
            PrivilegeGraph before = new PrivilegeGraph(nodes, edges);
            PrivilegeGraph after = new PrivilegeGraph(nodes, with);
            for (int account = 0; account < 4; account++) {
                Set<String> held = new HashSet<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    held.add("n" + random.nextInt(size));
                }
                boolean gains = held.stream().anyMatch(own -> walk(own, with).contains("new"));
                String context = "seed " + seed + ", holds " + held + ", added " + added;
                assertEquals(gains, Gain.by(added, "account", held, before), context);
                assertEquals(gains, Gain.by(added, "account", held, after), context);
                gaining += gains ? 1 : 0;
            }
        }
        assertTrue(gaining > REALMS / 2, "the generated realms show both cases");
    }

    @Test
    void ofAnEdgeOfAPersonsOwnOnlyThatPersonGains() {
        PrivilegeGraph graph = new PrivilegeGraph(List.of(node("a")), List.of());
        Edge grant = new Edge(EdgeKind.USER_ROLE, "ann", "a");
        assertTrue(Gain.by(grant, "ann", List.of(), graph));
        assertFalse(Gain.by(grant, "bob", List.of("a"), graph));
    }

    @Test
    void byADefaultGroupNobodyOfTodayGains() {
        PrivilegeGraph graph = new PrivilegeGraph(List.of(node("a")), List.of());
        assertFalse(Gain.by(new Edge(EdgeKind.REALM_DEFAULT_GROUP, "realm", "a"), "ann", List.of("a"), graph));
    }

    private static Set<String> walk(String from, List<Edge> edges) {
        Set<String> seen = new HashSet<>(Set.of(from));
        boolean more = true;
        while (more) {
            more = false;
            for (Edge edge : edges) {
                more |= seen.contains(edge.sourceId()) && seen.add(edge.targetId());
            }
        }
        return seen;
    }

    private static Edge edge(Random random, String from, String to) {
        EdgeKind[] kinds = {EdgeKind.ROLE_ROLE, EdgeKind.GROUP_ROLE, EdgeKind.GROUP_PARENT};
        return new Edge(kinds[random.nextInt(kinds.length)], from, to);
    }

    private static Node node(String id) {
        return new Node(id, Node.Kind.REALM_ROLE, id, null, Tier.T3, false);
    }
}
