package io.gatehouse.extension.gate;

import io.gatehouse.extension.settings.GatehouseSettings.Mode;
import io.gatehouse.extension.storage.GatehouseClock;
import io.gatehouse.extension.storage.RealmStates;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Looks for drift when the server is up and every {@value #SECONDS} s after that, on every node, in each realm that enforces;
 * each realm in a transaction of its own, so a fault of one does not hide another.
 */
public final class DriftSweep implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DriftSweep.class);
    private static final int SECONDS = 45;

    private static final Map<String, Instant> LAST = new ConcurrentHashMap<>();

    private final KeycloakSessionFactory factory;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "gatehouse-drift");
        daemon.setDaemon(true);
        daemon.setContextClassLoader(DriftSweep.class.getClassLoader());
        return daemon;
    });

    private DriftSweep(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** Starts when the server is up. */
    public static DriftSweep start(KeycloakSessionFactory factory) {
        DriftSweep sweep = new DriftSweep(factory);
        sweep.thread.scheduleWithFixedDelay(sweep::tick, 0, SECONDS, TimeUnit.SECONDS);
        return sweep;
    }

    /** When this node last finished a look at that realm (its own clock); null = not yet, or the realm does not enforce. */
    public static @Nullable Instant last(String realmId) {
        return LAST.get(realmId);
    }

    private void tick() {
        try {
            List<String> realms = KeycloakModelUtils.runJobInTransactionWithResult(factory, DriftSweep::enforcing);
            LAST.keySet().retainAll(realms);
            realms.forEach(this::look);
        } catch (Throwable t) {
            // a throwable that got out would end the schedule silently
            LOG.error("Gatehouse: looking for unapproved grants failed; it is tried again", t);
        }
    }

    private void look(String realm) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> new Drift(session, realm).look());
            LAST.put(realm, GatehouseClock.jvmNow());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Gatehouse: looking for unapproved grants in realm %s failed; it is tried again", realm);
        }
    }

    private static List<String> enforcing(KeycloakSession session) {
        Map<String, RealmStates.State> states = new RealmStates(session).all();
        return session.realms()
                .getRealmsStream()
                .map(RealmModel::getId)
                .filter(id ->
                        Gate.mode(session, states.getOrDefault(id, new RealmStates.State(null, 0))) == Mode.ENFORCE)
                .toList();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
