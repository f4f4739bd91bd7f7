package io.gatehouse.extension.gate;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.EdgeKind;
import io.gatehouse.extension.ledger.Ledger;
import io.gatehouse.extension.ledger.LedgerEntity;
import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.EntryType;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.GatehouseClock;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;

/**
 * Ends the ledger entries of edges that are gone, whoever removed them and in every mode: an entry that outlived its edge would
 * let anybody put the edge back.
 */
final class Endings {

    private final KeycloakSession session;
    private final Touched touched;
    private final Ledger ledger;
    private final EntityManager em;

    Endings(KeycloakSession session, Touched touched, Ledger ledger) {
        this.session = session;
        this.touched = touched;
        this.ledger = ledger;
        this.em = Database.of(session);
    }

    void record() {
        Map<String, LedgerEntity> candidates = new LinkedHashMap<>();
        if (!touched.removed.isEmpty()) {
            candidates.putAll(ledger.live(touched.removed));
        }
        touched.removedNodes.stream()
                .flatMap(id -> ledger.notEnded(id).stream())
                .forEach(entry -> add(candidates, entry));
        touched.changedGraphs.stream()
                .flatMap(realm -> structural(realm).stream())
                .forEach(entry -> add(candidates, entry));
        touched.rebornRealms().stream().flatMap(realm -> live(realm).stream()).forEach(entry -> add(candidates, entry));
        candidates.values().removeIf(entry -> touched.goneRealms().contains(entry.realmId));
        if (!candidates.isEmpty()) {
            endThoseWithoutEdge(List.copyOf(candidates.values()));
        }
        touched.goneRealms().forEach(this::endRealm);
    }

    private static void add(Map<String, LedgerEntity> candidates, LedgerEntity entry) {
        candidates.put(edge(entry).key(), entry);
    }

    /** The rows of a realm that is imported over went without a word. */
    private List<LedgerEntity> live(String realmId) {
        return em.createQuery(
                        "select l from LedgerEntity l where l.realmId = :realm and l.liveKey is not null",
                        LedgerEntity.class)
                .setParameter("realm", realmId)
                .getResultList();
    }

    private List<LedgerEntity> structural(String realmId) {
        List<String> kinds = java.util.Arrays.stream(EdgeKind.values())
                .filter(EdgeKind::structural)
                .map(EdgeKind::name)
                .toList();
        return em.createQuery(
                        "select l from LedgerEntity l where l.realmId = :realm and l.liveKey is not null and l.edgeKind in :kinds",
                        LedgerEntity.class)
                .setParameter("realm", realmId)
                .setParameter("kinds", kinds)
                .getResultList();
    }

    private void endThoseWithoutEdge(List<LedgerEntity> entries) {
        Set<Edge> existing =
                new Rows(em).existing(entries.stream().map(Endings::edge).collect(Collectors.toSet()));
        List<LedgerEntity> gone = entries.stream()
                .filter(entry -> !existing.contains(edge(entry)))
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        Instant now = GatehouseClock.now(session);
        for (LedgerEntity entry : gone) {
            end(session, ledger, entry, now, "removed");
        }
    }

    /** Ends an entry and records why. */
    static void end(KeycloakSession session, Ledger ledger, LedgerEntity entry, Instant now, String reason) {
        ledger.end(entry, now, reason);
        Map<String, Object> data = Map.of(
                "ledgerId", entry.id,
                "reason", reason,
                "edgeKind", entry.edgeKind,
                "sourceId", entry.sourceId,
                "targetId", entry.targetId);
        Recorder.of(session, entry.realmId)
                .record(new Entry(EntryType.GRANT_ENDED, Actor.of(session), entry.sourceId, data));
    }

    private void endRealm(String realmId) {
        int ended = em.createQuery(
                        "update LedgerEntity l set l.liveKey = null, l.endedAt = :now, l.endReason = 'realm removed'"
                                + " where l.realmId = :realm and l.liveKey is not null")
                .setParameter("now", GatehouseClock.now(session).toEpochMilli())
                .setParameter("realm", realmId)
                .executeUpdate();
        for (String entity : List.of(
                "ClassificationEntity", "ReservedNameEntity", "PermitEntity", "DriftEntity", "RealmStateEntity")) {
            em.createQuery("delete from " + entity + " e where e.realmId = :realm")
                    .setParameter("realm", realmId)
                    .executeUpdate();
        }
        Recorder.of(session, realmId)
                .record(new Entry(EntryType.REALM_REMOVED, Actor.of(session), null, Map.of("ended", ended)));
    }

    private static Edge edge(LedgerEntity entry) {
        return new Edge(EdgeKind.valueOf(entry.edgeKind), entry.sourceId, entry.targetId);
    }
}
