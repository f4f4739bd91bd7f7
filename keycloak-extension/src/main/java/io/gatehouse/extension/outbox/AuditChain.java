package io.gatehouse.extension.outbox;

import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.GatehouseClock;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * Appends to the audit chain of a realm. The realm's lock is held from reading the last hash to the commit, so the order of
 * the chain is the order of the commits and there is no fork and no hole.
 */
final class AuditChain {

    static final String START = "0".repeat(64);

    private final KeycloakSession session;
    private final EntityManager em;

    AuditChain(KeycloakSession session) {
        this.session = session;
        this.em = Database.of(session);
    }

    /** Realms in the order of their ids, so that two transactions over several realms cannot wait for each other. */
    void append(Map<String, List<Recorder.Pending>> collected) {
        new TreeMap<>(collected).forEach(this::append);
        em.flush();
    }

    private void append(String realmId, List<Recorder.Pending> entries) {
        Database.lock(em, "gatehouse-audit:" + realmId);
        List<AuditEntity> last = em.createQuery(
                        "select a from AuditEntity a where a.realmId = :realm order by a.seq desc", AuditEntity.class)
                .setParameter("realm", realmId)
                .setMaxResults(1)
                .getResultList();
        long seq = last.isEmpty() ? 0 : last.get(0).seq;
        String previous = last.isEmpty() ? START : last.get(0).hash;
        Instant now = GatehouseClock.now(session);
        for (Recorder.Pending pending : entries) {
            AuditEntity row = row(realmId, ++seq, now, pending.entry(), previous);
            em.persist(row);
            em.persist(new OutboxEntity(UUID.randomUUID().toString(), realmId, seq, now.toEpochMilli()));
            pending.receipt().fill(seq, row.hash);
            previous = row.hash;
        }
    }

    private static AuditEntity row(String realmId, long seq, Instant at, Entry entry, String previous) {
        AuditEntity row = new AuditEntity();
        row.realmId = realmId;
        row.seq = seq;
        row.at = at.toEpochMilli();
        row.type = entry.type().code();
        row.actor = entry.actor() == null ? null : CanonicalJson.write(entry.actor());
        row.subject = entry.subject();
        row.data = CanonicalJson.write(entry.data());
        row.previous = previous;
        row.hash = hash(row);
        return row;
    }

    /** Hex SHA-256 of the previous hash, a line feed and the canonical JSON of all members but {@code hash} and {@code previous}. */
    static String hash(AuditEntity row) {
        try {
            byte[] text = (row.previous + "\n" + CanonicalJson.write(members(row))).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The hashed members as the contract names them. */
    static Map<String, @Nullable Object> members(AuditEntity row) {
        Map<String, @Nullable Object> members = new TreeMap<>();
        members.put("seq", row.seq);
        members.put("at", Instant.ofEpochMilli(row.at).toString());
        members.put("type", row.type);
        members.put("actor", CanonicalJson.read(row.actor));
        members.put("subject", row.subject);
        members.put("data", CanonicalJson.read(row.data));
        return members;
    }
}
