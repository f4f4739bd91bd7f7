package io.gatehouse.extension.inventory;

import io.gatehouse.extension.graph.PrivilegeGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an edge of a person's own gives: each entitlement with a shortest way to it. Worked out once for each role and group. */
final class Reached {
    private final PrivilegeGraph graph;
    private final @Nullable PrivilegeGraph effective;
    private final Shown shown;
    private final Map<String, List<Way>> ways = new HashMap<>();

    /**
     * @param effective what counts of it; null where everything counts
     */
    Reached(PrivilegeGraph graph, @Nullable PrivilegeGraph effective, Shown shown) {
        this.graph = graph;
        this.effective = effective;
        this.shown = shown;
    }

    /**
     * @param entitlement where it leads
     * @param path ids from the edge to the entitlement, both included
     * @param counts false when every way between them passes through what nobody approved
     */
    record Way(String entitlement, List<String> path, boolean counts) {}

    /** Whether an edge of a person's own to this role or group counts only with a live ledger entry. */
    boolean needsApproval(String edge) {
        return effective != null && effective.governed(edge);
    }

    List<Way> from(String edge) {
        return ways.computeIfAbsent(edge, id -> {
            Set<String> counting = effective == null ? graph.closure(id) : effective.closure(id);
            return graph.closure(id).stream()
                    .filter(shown::entitlement)
                    .map(target -> {
                        boolean counts = counting.contains(target);
                        PrivilegeGraph way = counts && effective != null ? effective : graph;
                        return new Way(target, way.path(id, target), counts);
                    })
                    .toList();
        });
    }
}
