package io.gatehouse.extension.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the entitlements of a realm give when nothing counts that nobody approved. Pure.
 *
 * <p>A structural edge is void when it leads to what is governed and has no live ledger entry. Governed here means: reaches a
 * governed tier by edges that count. So a composite that somebody smuggled into a role that everybody holds costs nobody that
 * role; only what was smuggled in is missing.
 *
 * @param graph the graph without the void edges
 * @param voids the void edges
 */
public record Effective(PrivilegeGraph graph, Set<Edge> voids) {

    /**
     * @param live whether the ledger holds a live entry for a structural edge
     */
    public static Effective of(PrivilegeGraph full, Predicate<Edge> live) {
        Map<String, List<String>> givenBy = new HashMap<>();
        for (Edge edge : full.edges()) {
            if (full.node(edge.targetId()) != null && full.governed(edge.targetId()) && live.test(edge)) {
                givenBy.computeIfAbsent(edge.targetId(), t -> new ArrayList<>()).add(edge.sourceId());
            }
        }
        Set<String> governed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        full.nodes().stream()
                .filter(node -> node.tier().governed())
                .map(Node::id)
                .forEach(open::add);
        while (!open.isEmpty()) {
            String id = open.pop();
            if (governed.add(id)) {
                open.addAll(givenBy.getOrDefault(id, List.of()));
            }
        }
        Set<Edge> voids = full.edges().stream()
                .filter(edge -> full.node(edge.targetId()) == null || governed.contains(edge.targetId()))
                .filter(edge -> !live.test(edge))
                .collect(Collectors.toUnmodifiableSet());
        if (voids.isEmpty()) {
            return new Effective(full, voids);
        }
        return new Effective(
                new PrivilegeGraph(
                        full.nodes(),
                        full.edges().stream()
                                .filter(edge -> !voids.contains(edge))
                                .toList()),
                voids);
    }
}
