package io.gatehouse.extension.gate;

import io.gatehouse.extension.settings.GatehouseSettings.Mode;
import io.gatehouse.extension.storage.Clockwork;
import io.gatehouse.extension.storage.GatehouseClock;
import io.gatehouse.extension.storage.RealmStates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Looks for drift when the server is up and 45 s after each look, on every node, in each realm that enforces;
 * each realm in a transaction of its own, so a fault of one does not hide another.
 */
public final class DriftSweep {

    private static final Logger LOG = Logger.getLogger(DriftSweep.class);
    private static final Duration PAUSE = Duration.ofSeconds(45);

    private static final Map<String, Instant> LAST = new ConcurrentHashMap<>();

    private final KeycloakSessionFactory factory;

    private DriftSweep(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** Starts when the server is up. */
    public static Clockwork start(KeycloakSessionFactory factory) {
        return Clockwork.every(
                PAUSE, "gatehouse-drift", "looking for unapproved grants", new DriftSweep(factory)::lookEverywhere);
    }

    /** When this node last finished a look at that realm (its own clock); null = not yet, or the realm does not enforce. */
    public static @Nullable Instant last(String realmId) {
        return LAST.get(realmId);
    }

    private void lookEverywhere() {
        List<String> realms = KeycloakModelUtils.runJobInTransactionWithResult(factory, DriftSweep::enforcing);
        LAST.keySet().retainAll(realms);
        realms.forEach(this::look);
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
}
