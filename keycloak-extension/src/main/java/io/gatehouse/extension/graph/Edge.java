package io.gatehouse.extension.graph;

/**
 * One edge of the privilege graph.
 *
 * @param sourceId account, role, group or realm
 * @param targetId role or group that the source holds by it
 */
public record Edge(EdgeKind kind, String sourceId, String targetId) {

    /** One text for one edge, unique over all realms (ids are). */
    public String key() {
        return kind + ":" + sourceId + ":" + targetId;
    }
}
