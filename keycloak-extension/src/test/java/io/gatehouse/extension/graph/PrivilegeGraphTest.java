package io.gatehouse.extension.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The graph against a brute force that cannot be wrong, on generated realms with cycles. */
class PrivilegeGraphTest {

    private static final int REALMS = 400;

    @Test
    void closuresAreExactlyWhatCanBeReached() {
        for (int seed = 0; seed < REALMS; seed++) {
            Realm realm = new Realm(seed);
            boolean[][] reaches = realm.bruteForce();
            for (int from = 0; from < realm.size; from++) {
                Set<String> expected = new HashSet<>();
                for (int to = 0; to < realm.size; to++) {
                    if (reaches[from][to]) {
                        expected.add(id(to));
                    }
                }
                assertEquals(expected, realm.graph.closure(id(from)), "seed " + seed + " from " + from);
            }
        }
    }

    @Test
    void governedIsWhatReachesAGovernedTierAndReachIsTheStrictest() {
        for (int seed = 0; seed < REALMS; seed++) {
            Realm realm = new Realm(seed);
            boolean[][] reaches = realm.bruteForce();
            for (int from = 0; from < realm.size; from++) {
                Tier strictest = Tier.T3;
                for (int to = 0; to < realm.size; to++) {
                    if (reaches[from][to]) {
                        strictest = Tier.stricter(strictest, realm.nodes.get(to).tier());
                    }
                }
                assertEquals(strictest, realm.graph.reach(id(from)), "seed " + seed + " from " + from);
                assertEquals(strictest != Tier.T3, realm.graph.governed(id(from)));
            }
        }
    }

    @Test
    void pathsAreRealAndShortest() {
        for (int seed = 0; seed < REALMS; seed++) {
            Realm realm = new Realm(seed);
            int[][] distance = realm.distances();
            for (int from = 0; from < realm.size; from++) {
                for (int to = 0; to < realm.size; to++) {
                    List<String> path = realm.graph.path(id(from), id(to));
                    int steps = distance[from][to];
                    assertEquals(steps == Realm.FAR ? 0 : steps + 1, path.size(), "seed " + seed);
                    for (int i = 0; i + 1 < path.size(); i++) {
                        assertTrue(realm.hasEdge(path.get(i), path.get(i + 1)), "seed " + seed);
                    }
                }
            }
        }
    }

    @Test
    void theHashChangesExactlyWhenTheClosureDoes() {
        Node a = node("a", Tier.T3);
        Node b = node("b", Tier.T3);
        Edge edge = new Edge(EdgeKind.ROLE_ROLE, "a", "b");
        PrivilegeGraph without = new PrivilegeGraph(List.of(a, b), List.of());
        PrivilegeGraph with = new PrivilegeGraph(List.of(b, a), List.of(edge));
        assertNotEquals(without.closureHash("a"), with.closureHash("a"));
        assertEquals(without.closureHash("b"), with.closureHash("b"));
        // SHA-256 of "a"
        assertEquals("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb", without.closureHash("a"));
    }

    @Test
    void whatIsUnknownIsGoverned() {
        PrivilegeGraph graph = new PrivilegeGraph(List.of(), List.of());
        assertTrue(graph.governed("nobody knows it"));
        assertTrue(graph.closure("nobody knows it").isEmpty());
        Verdict verdict = Verdict.of(new Edge(EdgeKind.USER_ROLE, "ann", "nobody knows it"), graph, edge -> true);
        assertEquals(Verdict.Reason.UNKNOWN_TARGET, verdict.reason());
        assertFalse(verdict.allowed());
    }

    @Test
    void theRuleInAllItsCases() {
        Node secret = node("secret", Tier.T1);
        Node wraps = node("wraps", Tier.T3);
        Node plain = node("plain", Tier.T3);
        PrivilegeGraph graph = new PrivilegeGraph(
                List.of(secret, wraps, plain), List.of(new Edge(EdgeKind.ROLE_ROLE, "wraps", "secret")));
        assertVerdict(Verdict.Reason.UNGOVERNED, "plain", graph, false);
        assertVerdict(Verdict.Reason.NO_APPROVAL, "secret", graph, false);
        assertVerdict(Verdict.Reason.NO_APPROVAL, "wraps", graph, false);
        assertVerdict(Verdict.Reason.APPROVED, "secret", graph, true);
        assertVerdict(Verdict.Reason.APPROVED, "wraps", graph, true);
        // an approval of one edge says nothing about another
        Edge approved = new Edge(EdgeKind.USER_ROLE, "ann", "secret");
        Edge other = new Edge(EdgeKind.USER_ROLE, "bob", "secret");
        assertFalse(Verdict.of(other, graph, approved::equals).allowed());
    }

    private static void assertVerdict(Verdict.Reason reason, String target, PrivilegeGraph graph, boolean live) {
        Verdict verdict = Verdict.of(new Edge(EdgeKind.USER_ROLE, "ann", target), graph, edge -> live);
        assertEquals(reason, verdict.reason());
        assertEquals(reason == Verdict.Reason.UNGOVERNED || reason == Verdict.Reason.APPROVED, verdict.allowed());
    }

    private static Node node(String id, Tier tier) {
        return new Node(id, Node.Kind.REALM_ROLE, id, null, tier, false);
    }

    private static String id(int number) {
        return "n" + number;
    }

    /** A generated realm: sparse or dense, with cycles, self-loops and edges into nothing. */
    private static final class Realm {
        static final int FAR = 1_000_000;

        final int size;
        final List<Node> nodes = new ArrayList<>();
        final List<Edge> edges = new ArrayList<>();
        final boolean[][] direct;
        final PrivilegeGraph graph;

        Realm(int seed) {
            Random random = new Random(seed);
            size = 1 + random.nextInt(12);
            direct = new boolean[size][size];
            for (int i = 0; i < size; i++) {
                nodes.add(node(id(i), Tier.values()[Math.min(3, random.nextInt(9))]));
            }
            int wanted = random.nextInt(size * 3);
            for (int i = 0; i < wanted; i++) {
                int from = random.nextInt(size);
                int to = random.nextInt(size + 1);
                edges.add(new Edge(EdgeKind.ROLE_ROLE, id(from), id(to)));
                if (to < size) {
                    direct[from][to] = true;
                }
            }
            graph = new PrivilegeGraph(nodes, edges);
        }

        boolean hasEdge(String from, String to) {
            return edges.contains(new Edge(EdgeKind.ROLE_ROLE, from, to));
        }

        boolean[][] bruteForce() {
            int[][] distance = distances();
            boolean[][] reaches = new boolean[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    reaches[i][j] = distance[i][j] < FAR;
                }
            }
            return reaches;
        }

        /** Floyd–Warshall. */
        int[][] distances() {
            int[][] distance = new int[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    distance[i][j] = i == j ? 0 : direct[i][j] ? 1 : FAR;
                }
            }
            for (int k = 0; k < size; k++) {
                for (int i = 0; i < size; i++) {
                    for (int j = 0; j < size; j++) {
                        distance[i][j] = Math.min(distance[i][j], Math.min(FAR, distance[i][k] + distance[k][j]));
                    }
                }
            }
            return distance;
        }
    }
}
