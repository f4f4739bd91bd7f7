package io.gatehouse.extension.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entitlements of one realm and what each gives: exact closures, cycles allowed. Immutable. People are not in it; an edge
 * of a person is judged by its target.
 */
public final class PrivilegeGraph {

    private final Map<String, Node> nodes;
    private final Map<String, Set<String>> gives = new HashMap<>();
    private final List<Edge> edges;
    private final Map<String, Tier> reach = new HashMap<>();

    /**
     * @param edges the structural ones; those with an end that is no node of the realm are not followed
     */
    public PrivilegeGraph(Collection<Node> nodes, Collection<Edge> edges) {
        this.nodes = nodes.stream().collect(Collectors.toMap(Node::id, node -> node));
        this.edges = List.copyOf(edges);
        Map<String, Set<String>> givenBy = new HashMap<>();
        for (Edge edge : edges) {
            if (this.nodes.containsKey(edge.sourceId()) && this.nodes.containsKey(edge.targetId())) {
                gives.computeIfAbsent(edge.sourceId(), s -> new LinkedHashSet<>())
                        .add(edge.targetId());
                givenBy.computeIfAbsent(edge.targetId(), t -> new LinkedHashSet<>())
                        .add(edge.sourceId());
            }
        }
        // from the strictest tier on, so that the first tier that arrives at a node is its strictest
        for (Tier tier : Tier.values()) {
            for (Node node : nodes) {
                if (node.tier() == tier) {
                    spread(node.id(), tier, givenBy);
                }
            }
        }
    }

    private void spread(String from, Tier tier, Map<String, Set<String>> givenBy) {
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String id = open.pop();
            if (reach.putIfAbsent(id, tier) == null) {
                open.addAll(givenBy.getOrDefault(id, Set.of()));
            }
        }
    }

    /** The entitlement with that id, null if this realm has none. */
    public @Nullable Node node(String id) {
        return nodes.get(id);
    }

    public Collection<Node> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    /** All structural edges as they were read. */
    public List<Edge> edges() {
        return edges;
    }

    /** The strictest tier that holding this entitlement gives, itself included; null if there is no such entitlement. */
    public @Nullable Tier reach(String id) {
        return reach.get(id);
    }

    /** Nobody holds it without an approval: its closure reaches a governed tier. An unknown id is governed. */
    public boolean governed(String id) {
        Tier tier = reach.get(id);
        return tier == null || tier.governed();
    }

    /** Every entitlement that holding this one gives, itself included; empty for an unknown id. */
    public Set<String> closure(String id) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        if (nodes.containsKey(id)) {
            open.add(id);
        }
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next)) {
                open.addAll(gives.getOrDefault(next, Set.of()));
            }
        }
        return seen;
    }

    /** A shortest way from one entitlement to another, both included; empty if there is none. */
    public List<String> path(String from, String to) {
        Map<String, String> cameFrom = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        if (nodes.containsKey(from) && nodes.containsKey(to)) {
            open.add(from);
            seen.add(from);
        }
        while (!open.isEmpty()) {
            String here = open.poll();
            if (here.equals(to)) {
                List<String> path = Stream.iterate(here, cameFrom::containsKey, cameFrom::get)
                        .collect(Collectors.toCollection(ArrayList::new));
                path.add(from);
                Collections.reverse(path);
                return path;
            }
            for (String next : gives.getOrDefault(here, Set.of())) {
                if (seen.add(next)) {
                    cameFrom.put(next, here);
                    open.add(next);
                }
            }
        }
        return List.of();
    }

    /** Lower-case hex SHA-256 of the sorted ids of the closure, joined by line feeds: changes when what the entitlement gives changes. */
    public String closureHash(String id) {
        try {
            String text = String.join("\n", new TreeSet<>(closure(id)));
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
