package io.gatehouse.extension.ledger;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.EdgeKind;
import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.GatehouseClock;
import io.gatehouse.extension.storage.RealmStates;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** The grant ledger: which edge may exist, by whose approval, until when. Written in the transaction of the edge itself. */
public final class Ledger {

    private static final int CHUNK = 500;

    private final KeycloakSession session;
    private final EntityManager em;

    public Ledger(KeycloakSession session) {
        this.session = session;
        this.em = Database.of(session);
    }

    /** The live entries of these edges, by {@link Edge#key()}. An entry past its end is not live, whether or not it was ended. */
    public Map<String, LedgerEntity> live(Collection<Edge> edges) {
        List<String> keys = edges.stream().map(Edge::key).distinct().toList();
        Map<String, LedgerEntity> found = new HashMap<>();
        for (int from = 0; from < keys.size(); from += CHUNK) {
            em.createQuery("select l from LedgerEntity l where l.liveKey in :keys", LedgerEntity.class)
                    .setParameter("keys", keys.subList(from, Math.min(from + CHUNK, keys.size())))
                    .getResultList()
                    .forEach(entry -> found.put(String.valueOf(entry.liveKey), entry));
        }
        if (found.values().stream().anyMatch(entry -> entry.validUntil != null)) {
            long now = GatehouseClock.now(session).toEpochMilli();
            found.values().removeIf(entry -> entry.validUntil != null && entry.validUntil <= now);
        }
        return found;
    }

    /** Every entry not yet ended that has this account, role or group at one of its ends. */
    public List<LedgerEntity> notEnded(String nodeId) {
        return em.createQuery(
                        "select l from LedgerEntity l where l.liveKey is not null and (l.sourceId = :id or l.targetId = :id)",
                        LedgerEntity.class)
                .setParameter("id", nodeId)
                .getResultList();
    }

    /**
     * A live entry for that edge. One that was live, or past its end, is replaced.
     *
     * @param details fills in who and why
     */
    public LedgerEntity write(String realmId, Edge edge, Origin origin, Instant at, Consumer<LedgerEntity> details) {
        List<LedgerEntity> before = em.createQuery(
                        "select l from LedgerEntity l where l.liveKey = :key", LedgerEntity.class)
                .setParameter("key", edge.key())
                .getResultList();
        if (!before.isEmpty()) {
            before.forEach(entry -> end(entry, at, "replaced"));
            em.flush();
        }
        return add(realmId, edge, origin, at, details);
    }

    /** As {@link #write} for an edge that is known to have no entry. */
    public LedgerEntity add(String realmId, Edge edge, Origin origin, Instant at, Consumer<LedgerEntity> details) {
        LedgerEntity entry = new LedgerEntity();
        entry.id = UUID.randomUUID().toString();
        entry.realmId = realmId;
        entry.edgeKind = edge.kind().name();
        entry.sourceId = edge.sourceId();
        entry.targetId = edge.targetId();
        entry.origin = origin.name();
        entry.grantedAt = at.toEpochMilli();
        entry.liveKey = edge.key();
        details.accept(entry);
        em.persist(entry);
        written(edge.kind(), realmId);
        return entry;
    }

    /** Ends an entry: its edge may not exist any more. */
    public void end(LedgerEntity entry, Instant at, String reason) {
        entry.liveKey = null;
        entry.endedAt = at.toEpochMilli();
        entry.endReason = reason;
        written(EdgeKind.valueOf(entry.edgeKind), entry.realmId);
    }

    /** What an entitlement gives to those who read it depends on the entries of its own edges. */
    private void written(EdgeKind kind, String realmId) {
        LiveGrants.forget(session);
        if (kind.structural()) {
            new RealmStates(session).graphChanged(realmId);
        }
    }

    /** Ends of the live entries between entitlements of a realm, by edge key; {@link Long#MAX_VALUE} for none, past ones included. */
    public Map<String, Long> structural(String realmId) {
        Map<String, Long> ends = new HashMap<>();
        em.createQuery(
                        "select l.liveKey, l.validUntil from LedgerEntity l where l.realmId = :realm"
                                + " and l.liveKey is not null and l.edgeKind not in :own",
                        Object[].class)
                .setParameter("realm", realmId)
                .setParameter("own", List.of(EdgeKind.USER_ROLE.name(), EdgeKind.USER_GROUP.name()))
                .getResultList()
                .forEach(row ->
                        ends.put((String) row[0], row[1] == null ? Long.valueOf(Long.MAX_VALUE) : (Long) row[1]));
        return ends;
    }

    /**
     * Ends every live entry of an account's own edges, for whoever is about to remove those edges.
     *
     * @return the ended entries
     */
    public List<LedgerEntity> endAllOf(String accountId, Instant at, String reason) {
        List<LedgerEntity> entries = new ArrayList<>(em.createQuery(
                        "select l from LedgerEntity l where l.liveKey is not null and l.sourceId = :id",
                        LedgerEntity.class)
                .setParameter("id", accountId)
                .getResultList());
        entries.forEach(entry -> end(entry, at, reason));
        return entries;
    }

    /**
     * Entries of a realm, oldest first.
     *
     * @param source account, role or group; null = any
     * @param target role or group; null = any
     * @param live true = only live ones, false = only ended ones, null = both
     */
    public List<Map<String, @Nullable Object>> list(
            String realmId, @Nullable String source, @Nullable String target, @Nullable Boolean live) {
        long now = GatehouseClock.now(session).toEpochMilli();
        String query = "select l from LedgerEntity l where l.realmId = :realm"
                + (source == null ? "" : " and l.sourceId = :source")
                + (target == null ? "" : " and l.targetId = :target")
                + " order by l.grantedAt, l.id";
        TypedQuery<LedgerEntity> typed =
                em.createQuery(query, LedgerEntity.class).setParameter("realm", realmId);
        if (source != null) {
            typed.setParameter("source", source);
        }
        if (target != null) {
            typed.setParameter("target", target);
        }
        return typed.getResultStream()
                .filter(entry -> live == null || live == isLive(entry, now))
                .map(Ledger::line)
                .toList();
    }

    /** How many entries of a realm are live. */
    public long countLive(String realmId) {
        return em.createQuery(
                        "select count(l) from LedgerEntity l where l.realmId = :realm and l.liveKey is not null"
                                + " and (l.validUntil is null or l.validUntil > :now)",
                        Long.class)
                .setParameter("realm", realmId)
                .setParameter("now", GatehouseClock.now(session).toEpochMilli())
                .getSingleResult();
    }

    private static boolean isLive(LedgerEntity entry, long now) {
        return entry.liveKey != null && (entry.validUntil == null || entry.validUntil > now);
    }

    private static Map<String, @Nullable Object> line(LedgerEntity entry) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("ledgerId", entry.id);
        line.put("edgeKind", entry.edgeKind);
        line.put("sourceId", entry.sourceId);
        line.put("targetId", entry.targetId);
        line.put("origin", entry.origin);
        line.put(
                "approvers",
                entry.approvers == null || entry.approvers.isEmpty() ? List.of() : List.of(entry.approvers.split(" ")));
        line.put("requester", entry.requester);
        line.put("requestId", entry.requestId);
        line.put("jti", entry.jti);
        line.put("reason", entry.reason);
        line.put("grantedAt", instant(entry.grantedAt));
        line.put("validUntil", instant(entry.validUntil));
        line.put("endedAt", instant(entry.endedAt));
        line.put("endReason", entry.endReason);
        return line;
    }

    private static @Nullable String instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis).toString();
    }
}
