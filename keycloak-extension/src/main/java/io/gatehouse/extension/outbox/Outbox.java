package io.gatehouse.extension.outbox;

import io.gatehouse.extension.storage.Database;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** The feed of one realm for the app: pending events, acknowledgements, and the audit chain itself. */
public final class Outbox {

    private final EntityManager em;
    private final String realmId;

    public Outbox(KeycloakSession session, String realmId) {
        this.em = Database.of(session);
        this.realmId = realmId;
    }

    /** Events that were not acknowledged yet, oldest first. Reading changes nothing. */
    public List<Map<String, @Nullable Object>> pending(int limit) {
        return em
                .createQuery(
                        "select o.id, a from OutboxEntity o, AuditEntity a where o.realmId = :realm"
                                + " and a.realmId = o.realmId and a.seq = o.auditSeq order by o.auditSeq",
                        Object[].class)
                .setParameter("realm", realmId)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(row -> event((String) row[0], (AuditEntity) row[1]))
                .toList();
    }

    private Map<String, @Nullable Object> event(String id, AuditEntity audit) {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("id", id);
        event.put("type", audit.type);
        event.put("realmId", realmId);
        event.put("at", Instant.ofEpochMilli(audit.at).toString());
        event.put("auditSeq", audit.seq);
        event.put("auditHash", audit.hash);
        event.put("auditPrevious", audit.previous);
        event.put("actor", CanonicalJson.read(audit.actor));
        event.put("subject", audit.subject);
        event.put("data", CanonicalJson.read(audit.data));
        return event;
    }

    /**
     * The app has stored these events. Ids that are unknown, acknowledged already or of another realm are ignored.
     *
     * @return how many were acknowledged now
     */
    public int acknowledge(Collection<String> ids) {
        return ids.isEmpty()
                ? 0
                : em.createQuery("delete from OutboxEntity o where o.realmId = :realm and o.id in :ids")
                        .setParameter("realm", realmId)
                        .setParameter("ids", ids)
                        .executeUpdate();
    }

    /** Number and hash of the youngest entry of the chain; null when there is none. */
    public @Nullable Receipt head() {
        return em
                .createQuery(
                        "select a from AuditEntity a where a.realmId = :realm order by a.seq desc", AuditEntity.class)
                .setParameter("realm", realmId)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .map(last -> {
                    Receipt receipt = new Receipt();
                    receipt.fill(last.seq, last.hash);
                    return receipt;
                })
                .orElse(null);
    }

    /** How many events wait. */
    public long size() {
        return em.createQuery("select count(o) from OutboxEntity o where o.realmId = :realm", Long.class)
                .setParameter("realm", realmId)
                .getSingleResult();
    }

    /** When the oldest waiting event was written, null when none waits. */
    public @Nullable Instant oldest() {
        Long at = em.createQuery("select min(o.createdAt) from OutboxEntity o where o.realmId = :realm", Long.class)
                .setParameter("realm", realmId)
                .getSingleResult();
        return at == null ? null : Instant.ofEpochMilli(at);
    }

    /** The chain after that number, oldest first. */
    public List<Map<String, @Nullable Object>> chain(long after, int limit) {
        return em
                .createQuery(
                        "select a from AuditEntity a where a.realmId = :realm and a.seq > :after order by a.seq",
                        AuditEntity.class)
                .setParameter("realm", realmId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(audit -> {
                    Map<String, @Nullable Object> entry = AuditChain.members(audit);
                    entry.put("previous", audit.previous);
                    entry.put("hash", audit.hash);
                    return entry;
                })
                .toList();
    }
}
