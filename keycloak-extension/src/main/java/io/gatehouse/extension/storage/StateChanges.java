package io.gatehouse.extension.storage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Tells this node's own watchers that a realm's mode or privilege graph was changed, right after the commit. */
public final class StateChanges {

    /** Is told of a change that is committed. */
    @FunctionalInterface
    public interface Watcher {
        void changed(KeycloakSessionFactory factory, String realmId);
    }

    private static final List<Watcher> WATCHERS = new CopyOnWriteArrayList<>();

    private StateChanges() {}

    /** For as long as the process lives. */
    public static void watch(Watcher watcher) {
        WATCHERS.add(watcher);
    }

    static void announce(KeycloakSession session, String realmId) {
        String key = StateChanges.class.getName() + ":" + realmId;
        if (session.getAttribute(key) != null) {
            return;
        }
        session.setAttribute(key, true);
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        PreparePhase.of(session).afterCommit(() -> WATCHERS.forEach(watcher -> watcher.changed(factory, realmId)));
    }
}
