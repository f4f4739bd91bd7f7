package io.gatehouse.extension.gate;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.Node;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.graph.Verdict;
import io.gatehouse.extension.ledger.Ledger;
import io.gatehouse.extension.ledger.LedgerEntity;
import io.gatehouse.extension.ledger.Origin;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.EntryType;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.DriftEntity;
import io.gatehouse.extension.storage.GatehouseClock;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;

/**
 * One look at the rows of a realm that enforces: which governed edges are there that nobody approved? They came past every
 * collector (SQL, a restored backup, a time without the jar). Each is reported once, and once more when it is gone. It changes
 * nothing: the guard does not count them anyway, and people decide whether to approve or to revoke.
 */
final class Drift {

    private final KeycloakSession session;
    private final EntityManager em;
    private final String realmId;
    private final Ledger ledger;
    private final Rows rows;

    Drift(KeycloakSession session, String realmId) {
        this.session = session;
        this.em = Database.of(session);
        this.realmId = realmId;
        this.ledger = new Ledger(session);
        this.rows = new Rows(em);
    }

    /** In the caller's transaction. Two nodes wait for each other, and the second finds nothing new. */
    void look() {
        Database.lock(em, "gatehouse-drift:" + realmId);
        Homes homes = new Homes(session);
        PrivilegeGraph graph = Gate.flushed(session, realmId, homes.realmName(realmId));
        Instant now = GatehouseClock.now(session);
        forged(now);
        Map<String, Edge> unapproved = unapproved(graph);
        Map<String, DriftEntity> known = new HashMap<>();
        em.createQuery("select d from DriftEntity d where d.realmId = :realm and d.goneAt is null", DriftEntity.class)
                .setParameter("realm", realmId)
                .getResultList()
                .forEach(drift -> known.put(drift.edgeKey, drift));
        List<Edge> fresh = unapproved.entrySet().stream()
                .filter(found -> !known.containsKey(found.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        List<DriftEntity> gone = known.values().stream()
                .filter(drift -> !unapproved.containsKey(drift.edgeKey))
                .toList();
        fresh.forEach(edge -> found(edge, graph, homes, now));
        gone.forEach(drift -> gone(drift, now));
    }

    /**
     * Entries that say they were approved by an order which wrote another one, or by none: somebody copied or made them up in
     * the database. They are ended, and what they covered is found as unapproved.
     */
    private void forged(Instant now) {
        List<LedgerEntity> forged = em.createQuery(
                        "select l from LedgerEntity l where l.realmId = :realm and l.liveKey is not null and l.origin = :approved"
                                + " and not exists (select 1 from OrderEntity o where o.realmId = l.realmId and o.kind = 'APPROVAL'"
                                + " and o.orderId = l.jti and o.outcome like concat('%\"', l.id, '\"%'))",
                        LedgerEntity.class)
                .setParameter("realm", realmId)
                .setParameter("approved", Origin.APPROVED.name())
                .getResultList();
        forged.forEach(entry -> Endings.end(session, ledger, entry, now, "forged"));
        if (!forged.isEmpty()) {
            em.flush();
        }
    }

    /**
     * An edge and its entry come and go in one transaction, but are read one after the other here: what seems to be missing is
     * looked for a second time, both again.
     */
    private Map<String, Edge> unapproved(PrivilegeGraph graph) {
        Set<String> governed =
                graph.nodes().stream().map(Node::id).filter(graph::governed).collect(Collectors.toSet());
        List<Edge> edges = new ArrayList<>(rows.inboundOfPeople(governed));
        graph.edges().stream()
                .filter(edge -> governed.contains(edge.targetId()))
                .forEach(edges::add);
        Collection<Edge> suspects = withoutEntry(edges);
        return withoutEntry(rows.existing(suspects)).stream()
                .collect(Collectors.toMap(Edge::key, edge -> edge, (one, same) -> one, LinkedHashMap::new));
    }

    private Collection<Edge> withoutEntry(Collection<Edge> edges) {
        Set<String> live = edges.isEmpty() ? Set.of() : ledger.live(edges).keySet();
        return edges.stream().filter(edge -> !live.contains(edge.key())).toList();
    }

    private void found(Edge edge, PrivilegeGraph graph, Homes homes, Instant now) {
        String reference = Refusal.reference();
        DriftEntity drift = em.find(DriftEntity.class, new DriftEntity.Key(realmId, edge.key()));
        if (drift == null) {
            em.persist(new DriftEntity(realmId, edge.key(), reference, now.toEpochMilli()));
        } else {
            drift.reference = reference;
            drift.foundAt = now.toEpochMilli();
            drift.goneAt = null;
        }
        Node source = graph.node(edge.sourceId());
        Node target = graph.node(edge.targetId());
        NamedEdge named = new NamedEdge(
                Verdict.of(edge, graph, e -> false),
                source == null ? homes.accountName(edge.sourceId()) : source.name(),
                target == null ? edge.targetId() : target.name());
        Recorder.of(session, realmId)
                .record(new Entry(
                        EntryType.DRIFT_FOUND,
                        null,
                        Refusal.subject(List.of(named)),
                        Refusal.data(reference, "", List.of(named))));
    }

    private void gone(DriftEntity drift, Instant now) {
        drift.goneAt = now.toEpochMilli();
        Recorder.of(session, realmId)
                .record(new Entry(EntryType.DRIFT_GONE, null, null, Map.of("reference", drift.reference)));
    }
}
