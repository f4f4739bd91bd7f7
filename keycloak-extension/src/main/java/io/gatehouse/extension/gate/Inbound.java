package io.gatehouse.extension.gate;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.Node;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.ledger.Ledger;
import io.gatehouse.extension.ledger.Origin;
import io.gatehouse.extension.storage.Database;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * Ledger entries for edges that exist: when something becomes governed, those who rightly hold it keep it, and the next
 * campaign certifies them.
 */
public final class Inbound {

    private static final int CHUNK = 500;

    private final EntityManager em;
    private final Ledger ledger;
    private final String realmId;

    public Inbound(KeycloakSession session, String realmId) {
        this.em = Database.of(session);
        this.ledger = new Ledger(session);
        this.realmId = realmId;
    }

    /**
     * For every edge into what is governed in {@code after} and was not in {@code before}.
     *
     * @return how many entries were written
     */
    public int bless(
            PrivilegeGraph before, PrivilegeGraph after, Origin origin, Instant now, @Nullable String requestId) {
        Set<String> fresh = after.nodes().stream()
                .map(Node::id)
                .filter(id -> after.governed(id) && !before.governed(id))
                .collect(Collectors.toSet());
        return write(after, fresh, origin, now, requestId).written();
    }

    /** For every governed edge of the realm that has no live entry. */
    Count blessAll(PrivilegeGraph graph, Instant now) {
        Set<String> governed =
                graph.nodes().stream().map(Node::id).filter(graph::governed).collect(Collectors.toSet());
        return write(graph, governed, Origin.BASELINE, now, null);
    }

    /**
     * @param edges governed edges that exist
     * @param written entries written now
     */
    record Count(int edges, int written) {}

    private Count write(
            PrivilegeGraph graph, Set<String> targets, Origin origin, Instant now, @Nullable String requestId) {
        List<Edge> edges = new ArrayList<>(new Rows(em).inboundOfPeople(targets));
        graph.edges().stream().filter(edge -> targets.contains(edge.targetId())).forEach(edges::add);
        List<Edge> distinct = new ArrayList<>(new HashSet<>(edges));
        int written = 0;
        for (int from = 0; from < distinct.size(); from += CHUNK) {
            List<Edge> chunk = distinct.subList(from, Math.min(from + CHUNK, distinct.size()));
            Set<String> live = ledger.live(chunk).keySet();
            for (Edge edge : chunk) {
                if (!live.contains(edge.key())) {
                    ledger.write(realmId, edge, origin, now, entry -> entry.requestId = requestId);
                    written++;
                }
            }
            em.flush();
        }
        return new Count(distinct.size(), written);
    }
}
