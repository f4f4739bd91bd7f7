package io.gatehouse.extension.order;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.EdgeKind;
import io.gatehouse.extension.ledger.Ledger;
import io.gatehouse.extension.ledger.LedgerEntity;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.EntryType;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.storage.Clockwork;
import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.GatehouseClock;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Ends time-bound grants. Their ledger entry is dead from the second on; this takes the edge itself away, within
 * 5 s, each in a transaction of its own. Every node does it; a row that another node works on is passed over.
 */
public final class Expiries {

    private static final Logger LOG = Logger.getLogger(Expiries.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int SKIP_LOCKED = -2;

    private final KeycloakSessionFactory factory;

    private Expiries(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** Starts when the server is up; what ended while it was down is done first. */
    public static Clockwork start(KeycloakSessionFactory factory) {
        return Clockwork.every(PAUSE, "gatehouse-expiries", "looking for ended grants", new Expiries(factory)::runDue);
    }

    private void runDue() {
        Set<String> failed = new HashSet<>();
        boolean more = true;
        while (more) {
            String[] current = new String[1];
            try {
                more = KeycloakModelUtils.runJobInTransactionWithResult(
                        factory, session -> endNext(session, failed, current));
            } catch (RuntimeException e) {
                if (current[0] == null) {
                    throw e;
                }
                failed.add(current[0]);
                LOG.errorf(e, "Gatehouse: the ended grant %s could not be taken away; it is tried again", current[0]);
            }
        }
    }

    private static boolean endNext(KeycloakSession session, Set<String> failed, String[] current) {
        Instant now = GatehouseClock.now(session);
        List<LedgerEntity> due = Database.of(session)
                .createQuery(
                        "select l from LedgerEntity l where l.liveKey is not null and l.validUntil <= :now"
                                + " and l.id not in :failed order by l.validUntil",
                        LedgerEntity.class)
                .setParameter("now", now.toEpochMilli())
                .setParameter("failed", failed.isEmpty() ? Set.of("-") : failed)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .setMaxResults(1)
                .getResultList();
        if (due.isEmpty()) {
            return false;
        }
        LedgerEntity entry = due.get(0);
        current[0] = entry.id;
        Edge edge = new Edge(EdgeKind.valueOf(entry.edgeKind), entry.sourceId, entry.targetId);
        RealmModel realm = session.realms().getRealm(entry.realmId);
        new Ledger(session).end(entry, now, "expired");
        if (realm != null) {
            session.getContext().setRealm(realm);
            new EdgeWriter(session, realm).remove(edge);
        }
        Map<String, Object> data = Map.of(
                "ledgerId", entry.id,
                "reason", "expired",
                "edgeKind", entry.edgeKind,
                "sourceId", entry.sourceId,
                "targetId", entry.targetId);
        Recorder.of(session, entry.realmId).record(new Entry(EntryType.GRANT_ENDED, null, entry.sourceId, data));
        return true;
    }
}
