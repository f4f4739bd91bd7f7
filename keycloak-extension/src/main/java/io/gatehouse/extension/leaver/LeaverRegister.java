package io.gatehouse.extension.leaver;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The rows of the leaver register, in the transaction of a session. */
final class LeaverRegister {
    /** Hibernate's number for SKIP LOCKED: a row that another node works on is passed over, never waited for. */
    private static final int SKIP_LOCKED = -2;

    private final EntityManager em;

    LeaverRegister(KeycloakSession session) {
        this.em = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    Optional<LeaverRow> find(String caseId) {
        return Optional.ofNullable(em.find(LeaverRow.class, caseId));
    }

    /** Waits for whoever holds the row: a change and the cut never overlap. */
    Optional<LeaverRow> lock(String caseId) {
        return Optional.ofNullable(em.find(LeaverRow.class, caseId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Empty when the row is in other hands or gone. */
    Optional<LeaverRow> claim(String caseId) {
        return em.createQuery("select l from LeaverRow l where l.caseId = :caseId", LeaverRow.class)
                .setParameter("caseId", caseId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultStream()
                .findFirst();
    }

    /** The departure of this person that is not cancelled, of the newest episode. */
    Optional<LeaverRow> ofPerson(String realmId, String userId) {
        return em.createQuery(
                        "select l from LeaverRow l where l.realmId = :realm and l.userId = :user and l.openKey is not null"
                                + " order by l.episode desc",
                        LeaverRow.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    Optional<String> realmOf(String userId) {
        return em.createQuery("select l.realmId from LeaverRow l where l.userId = :user", String.class)
                .setParameter("user", userId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    List<LeaverRow> ofPeople(String realmId, List<String> userIds) {
        return em.createQuery(
                        "select l from LeaverRow l where l.realmId = :realm and l.userId in :users and l.openKey is not null"
                                + " order by l.episode",
                        LeaverRow.class)
                .setParameter("realm", realmId)
                .setParameter("users", userIds)
                .getResultList();
    }

    /**
     * Cases whose minute is reached, or that wait for another try or look. Untried ones first (their {@code retryAt} is 1970):
     * however many cases fail again and again, they do not keep a new one waiting.
     */
    List<String> due(Instant now, Instant databaseNow, int limit) {
        return em.createQuery(
                        "select l.caseId from LeaverRow l where (l.state = :scheduled and l.accessEnd <= :now)"
                                + " or (l.state in (:running, :ended) and l.retryAt <= :real)"
                                + " order by l.retryAt, l.accessEnd, l.caseId",
                        String.class)
                .setParameter("scheduled", DepartureState.SCHEDULED)
                .setParameter("running", DepartureState.RUNNING)
                .setParameter("ended", DepartureState.ENDED)
                .setParameter("now", now.toEpochMilli())
                .setParameter("real", databaseNow.toEpochMilli())
                .setMaxResults(limit)
                .getResultList();
    }

    /** What the guards must know, of rows written since {@code since} (database clock). */
    List<KnownLeaver> changedSince(Instant since) {
        return em.createQuery(
                        "select new io.gatehouse.extension.leaver.KnownLeaver("
                                + "l.caseId, l.userId, l.version, l.state, l.accessEnd) from LeaverRow l"
                                + " where l.changedAt >= :since",
                        KnownLeaver.class)
                .setParameter("since", since.toEpochMilli())
                .getResultList();
    }

    /** The person's employment that is not closed yet, counted from 1; opened here when this is the first we hear of it. */
    EpisodeRow openEpisode(String realmId, String userId, Instant now) {
        List<EpisodeRow> known = em.createQuery(
                        "select e from EpisodeRow e where e.realmId = :realm and e.userId = :user order by e.episode desc",
                        EpisodeRow.class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .setMaxResults(1)
                .getResultList();
        if (!known.isEmpty()) {
            return known.get(0);
        }
        EpisodeRow first = new EpisodeRow(realmId, userId, 1, now.toEpochMilli());
        em.persist(first);
        return first;
    }

    void closeEpisode(LeaverRow row, Instant now) {
        EpisodeRow episode = em.find(EpisodeRow.class, new EpisodeRow.Key(row.realmId, row.userId, row.episode));
        if (episode != null && episode.closedAt == null) {
            episode.closedAt = now.toEpochMilli();
            episode.closedBy = row.caseId;
        }
    }

    void add(LeaverRow row) {
        em.persist(row);
        for (Step step : Step.values()) {
            em.persist(new StepRow(row.caseId, step));
        }
        em.flush();
    }

    List<StepRow> steps(String caseId) {
        return em.createQuery("select s from StepRow s where s.caseId = :caseId", StepRow.class)
                .setParameter("caseId", caseId)
                .getResultList();
    }

    /** The departure as the contract shows it, with all that this transaction has written. */
    Map<String, Object> view(LeaverRow row) {
        em.flush();
        return DepartureView.of(row, steps(row.caseId), new Sweeps(em).of(row.caseId));
    }

    void done(String caseId, Step step, Instant at, int count, String detail) {
        mark(caseId, step, StepState.DONE, at, count, detail);
    }

    void failed(String caseId, Step step, Instant at, String detail) {
        mark(caseId, step, StepState.FAILED, at, 0, detail);
    }

    private void mark(String caseId, Step step, StepState state, Instant at, int count, String detail) {
        StepRow row = em.find(StepRow.class, new StepRow.Key(caseId, step));
        if (row == null) {
            row = new StepRow(caseId, step);
            em.persist(row);
        }
        row.state = state;
        row.at = at.toEpochMilli();
        row.count = count;
        row.detail = detail.length() <= 1000 ? detail : detail.substring(0, 1000);
    }

    /** Safe to call again with the same thing. */
    void remember(String caseId, RememberedRow.Kind kind, String objectId, Instant at) {
        if (em.find(RememberedRow.class, new RememberedRow.Key(caseId, kind, objectId)) == null) {
            em.persist(new RememberedRow(caseId, kind, objectId, at.toEpochMilli()));
        }
    }

    List<String> remembered(String caseId, RememberedRow.Kind kind) {
        return em.createQuery(
                        "select r.objectId from RememberedRow r where r.caseId = :caseId and r.kind = :kind",
                        String.class)
                .setParameter("caseId", caseId)
                .setParameter("kind", kind)
                .getResultList();
    }

    long count(String realmId, DepartureState... states) {
        return em.createQuery(
                        "select count(l) from LeaverRow l where l.realmId = :realm and l.state in :states", Long.class)
                .setParameter("realm", realmId)
                .setParameter("states", List.of(states))
                .getSingleResult();
    }

    void flush() {
        em.flush();
    }
}
