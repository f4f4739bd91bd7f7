package io.gatehouse.extension.graph;

import java.util.function.Predicate;

/**
 * The one rule of the gate, as a pure function: an edge is governed when what its target gives reaches a governed entitlement;
 * a governed edge may exist only with a live ledger entry for that edge.
 *
 * @param tier the strictest tier that the edge gives
 */
public record Verdict(Edge edge, Reason reason, Tier tier) {

    /** Why. */
    public enum Reason {
        /** Nothing governed is reached. */
        UNGOVERNED,
        /** The ledger holds a live entry for this edge. */
        APPROVED,
        /** Governed, and nobody approved it. */
        NO_APPROVAL,
        /** The target is no entitlement we know: counts as governed, so as refused. */
        UNKNOWN_TARGET
    }

    /**
     * @param live whether the ledger holds a live entry for that edge; asked for governed edges only
     */
    public static Verdict of(Edge edge, PrivilegeGraph graph, Predicate<Edge> live) {
        Tier reach = graph.reach(edge.targetId());
        if (reach == null) {
            return new Verdict(edge, Reason.UNKNOWN_TARGET, Tier.T0);
        }
        if (!reach.governed()) {
            return new Verdict(edge, Reason.UNGOVERNED, reach);
        }
        return new Verdict(edge, live.test(edge) ? Reason.APPROVED : Reason.NO_APPROVAL, reach);
    }

    /** May the edge exist? */
    public boolean allowed() {
        return reason == Reason.UNGOVERNED || reason == Reason.APPROVED;
    }
}
