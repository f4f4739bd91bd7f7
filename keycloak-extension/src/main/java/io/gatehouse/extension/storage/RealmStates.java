package io.gatehouse.extension.storage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/** Mode and graph version of the realms. */
public final class RealmStates {

    private final KeycloakSession session;
    private final EntityManager em;

    public RealmStates(KeycloakSession session) {
        this.session = session;
        this.em = Database.of(session);
    }

    /**
     * Mode (null = default) and graph version, straight from the database, as two columns that no cache has seen.
     *
     * @param mode null = the server's default
     */
    public record State(@org.jspecify.annotations.Nullable String mode, long graphVersion) {}

    public State read(String realmId) {
        List<Object[]> rows = em.createQuery(
                        "select s.mode, s.graphVersion from RealmStateEntity s where s.realmId = :realm",
                        Object[].class)
                .setParameter("realm", realmId)
                .getResultList();
        return rows.isEmpty() ? new State(null, 0) : new State((String) rows.get(0)[0], (Long) rows.get(0)[1]);
    }

    /** Of all realms that have a state of their own, by id. */
    public Map<String, State> all() {
        Map<String, State> states = new HashMap<>();
        em.createQuery("select s.realmId, s.mode, s.graphVersion from RealmStateEntity s", Object[].class)
                .getResultList()
                .forEach(row -> states.put((String) row[0], new State((String) row[1], (Long) row[2])));
        return states;
    }

    /**
     * Holds the privilege graph of the realm still until the transaction ends: structural changes alone, grants to people side
     * by side. Without it a harmless widening and a harmless grant could combine to something nobody approved. One statement.
     *
     * @return the state after the wait, so the one that holds until this transaction ends
     */
    public State hold(String realmId, boolean structural) {
        if (!Database.isPostgres(em)) {
            return read(realmId);
        }
        List<?> rows = em.createNativeQuery("select held_mode, held_version from gatehouse_hold(:realm, :shared)")
                .setParameter("realm", realmId)
                .setParameter("shared", !structural)
                .getResultList();
        if (rows.isEmpty()) {
            return new State(null, 0);
        }
        Object[] row = (Object[]) rows.get(0);
        return new State((String) row[0], ((Number) row[1]).longValue());
    }

    /** Tells every node that its graph of this realm is old once this transaction commits; once a transaction is enough. */
    public void graphChanged(String realmId) {
        String key = RealmStates.class.getName() + ":" + realmId;
        if (session.getAttribute(key) == null) {
            session.setAttribute(key, true);
            forUpdate(realmId).graphVersion++;
        }
    }

    /** The row, locked; made if there is none. */
    public RealmStateEntity forUpdate(String realmId) {
        RealmStateEntity row = em.find(RealmStateEntity.class, realmId, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            row = new RealmStateEntity(realmId);
            em.persist(row);
        } else {
            // a change made earlier in this transaction must not get lost
            em.flush();
            em.refresh(row);
        }
        StateChanges.announce(session, realmId);
        return row;
    }
}
