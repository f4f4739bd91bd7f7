package io.gatehouse.extension.inventory;

import io.gatehouse.extension.graph.PrivilegeGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an edge of a person's own gives: each entitlement with a shortest way to it. Worked out once for each role and group. */
final class Reached {
    private final PrivilegeGraph graph;
    private final Shown shown;
    private final Map<String, List<Way>> ways = new HashMap<>();

    Reached(PrivilegeGraph graph, Shown shown) {
        this.graph = graph;
        this.shown = shown;
    }

    /**
     * @param entitlement where it leads
     * @param path ids from the edge to the entitlement, both included
     */
    record Way(String entitlement, List<String> path) {}

    List<Way> from(String edge) {
        return ways.computeIfAbsent(
                edge,
                id -> graph.closure(id).stream()
                        .filter(shown::entitlement)
                        .map(target -> new Way(target, graph.path(id, target)))
                        .toList());
    }
}
