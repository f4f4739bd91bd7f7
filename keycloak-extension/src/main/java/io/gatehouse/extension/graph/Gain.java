package io.gatehouse.extension.graph;

import java.util.Collection;

/**
 * Who gains by an edge, as a pure function. By an edge of a person's own that person; by the change of a definition everybody
 * whose own edges reach what is widened: holders of the role, of a composite around it, members of a group that carries it, of
 * the group itself or of one below it. A default group gives to accounts that do not exist yet, so to nobody of today.
 */
public final class Gain {

    private Gain() {}

    /**
     * @param held roles and groups that the account holds by edges of its own
     * @param graph before or after the edge: what reaches its source is the same
     */
    public static boolean by(Edge edge, String accountId, Collection<String> held, PrivilegeGraph graph) {
        if (!edge.kind().structural()) {
            return accountId.equals(edge.sourceId());
        }
        return held.stream().anyMatch(own -> graph.closure(own).contains(edge.sourceId()));
    }
}
