package io.gatehouse.extension.leaver;

import io.gatehouse.extension.outbox.CanonicalJson;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The rows about what was removed after the cut of a departure. The departure's own row is held by whoever writes here. */
final class Sweeps {
    /** As many as the contract shows. */
    private static final int SHOWN = 50;

    private final EntityManager em;

    Sweeps(EntityManager em) {
        this.em = em;
    }

    /** The last ones, oldest first. */
    List<SweepRow> of(String caseId) {
        List<SweepRow> rows = new ArrayList<>(em.createQuery(
                        "select s from SweepRow s where s.caseId = :caseId order by s.number desc", SweepRow.class)
                .setParameter("caseId", caseId)
                .setMaxResults(SHOWN)
                .getResultList());
        Collections.reverse(rows);
        return rows;
    }

    /** Nothing of it counts as gone before {@link #gone}. */
    void add(String caseId, Instant at, Map<Found, Integer> found, Map<Found, Integer> removed) {
        Integer last = em.createQuery("select max(s.number) from SweepRow s where s.caseId = :caseId", Integer.class)
                .setParameter("caseId", caseId)
                .getSingleResult();
        em.persist(new SweepRow(
                caseId,
                last == null ? 1 : last + 1,
                at.toEpochMilli(),
                CanonicalJson.write(found),
                CanonicalJson.write(removed)));
    }

    /** Whether something swept is not known to be gone. */
    boolean open(String caseId) {
        return !owed(caseId).isEmpty();
    }

    /** Read back in a later transaction: nothing is left. */
    void gone(String caseId, Instant at) {
        owed(caseId).forEach(row -> row.goneAt = at.toEpochMilli());
    }

    private List<SweepRow> owed(String caseId) {
        return em.createQuery("select s from SweepRow s where s.caseId = :caseId and s.goneAt is null", SweepRow.class)
                .setParameter("caseId", caseId)
                .getResultList();
    }
}
