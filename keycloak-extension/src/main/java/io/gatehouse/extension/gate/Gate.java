package io.gatehouse.extension.gate;

import io.gatehouse.extension.acts.Act;
import io.gatehouse.extension.graph.ModelReader;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.graph.Tier;
import io.gatehouse.extension.outbox.RequestLine;
import io.gatehouse.extension.settings.GatehouseSettings;
import io.gatehouse.extension.settings.GatehouseSettings.Mode;
import io.gatehouse.extension.settings.Installation;
import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.RealmStates;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Function;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The gate from outside: wiring, and what others may ask it. */
public final class Gate {

    private Gate() {}

    /**
     * Subscribes the collectors; once for a server, when the database is up.
     *
     * @param accounts is told of accounts that are enabled or get a credential
     */
    public static void subscribe(KeycloakSessionFactory factory, AccountRows accounts) {
        KeycloakModelUtils.runJobInTransaction(
                factory,
                session -> RowCollector.subscribe(
                        session.getProvider(JpaConnectionProvider.class)
                                .getEntityManager()
                                .getEntityManagerFactory(),
                        accounts));
        factory.register(new EventCollector());
    }

    /** The listener for admin events. */
    public static EventListenerProvider listener(KeycloakSession session) {
        return new AdminEventCollector(session);
    }

    /** The mode that is set for a realm, or the server's default. */
    public static Mode mode(KeycloakSession session, String realmId) {
        return mode(session, new RealmStates(session).read(realmId));
    }

    static Mode mode(KeycloakSession session, RealmStates.State state) {
        return state.mode() == null ? GatehouseSettings.of(session).defaultMode() : Mode.valueOf(state.mode());
    }

    /** The privilege graph of a realm as committed; held in memory, so cheap. Not for verdicts about this transaction's own changes. */
    public static PrivilegeGraph graph(KeycloakSession session, RealmModel realm) {
        long version = new RealmStates(session).read(realm.getId()).graphVersion();
        return committed(session, realm.getId(), version, own -> realm.getName());
    }

    /**
     * @param name asked with the session that reads the graph, only when it has to be read
     */
    static PrivilegeGraph committed(
            KeycloakSession session, String realmId, long version, Function<KeycloakSession, String> name) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        return Installation.of(factory)
                .graphs()
                .of(
                        realmId,
                        version,
                        () -> KeycloakModelUtils.runJobInTransactionWithResult(
                                factory, own -> flushed(own, realmId, name.apply(own))));
    }

    /** How privileged what an act is done to is. */
    public static Tier standing(KeycloakSession session, String realmId, PrivilegeGraph graph, Act act) {
        return new Standing(session, realmId, graph).of(act).tier();
    }

    /**
     * May whoever acts in this request see the secret of a client? Whoever knows it acts as the client. A permit window lets
     * one see it; it is used up when the secret is asked for by itself, and without one that is refused. Where the secret only
     * comes along with the client, it is left out. Where something is changed Keycloak itself looks for it, and would make a
     * new one if there were none: no answer to a change tells it but to an act that is judged by itself.
     */
    public static boolean maySeeSecret(KeycloakSession session, ClientModel client) {
        String request = RequestLine.of(session);
        if (!request.startsWith("GET ")) {
            return true;
        }
        NamedAct reading = new Acts(session).uncovered(new Act(Act.Kind.SECRET, client.getId()));
        String realm = client.getRealm().getId();
        if (reading == null) {
            return true;
        }
        boolean enforced = mode(session, realm) == Mode.ENFORCE;
        PermitUse permits = new PermitUse(session);
        if (!request.contains("/client-secret")) {
            return !enforced || permits.isOpen(realm, reading);
        }
        if (enforced && permits.use(realm, List.of(reading))) {
            return true;
        }
        Touched.by(session).acts.add(reading.act());
        return !enforced;
    }

    /** The graph as this transaction has flushed it. */
    public static PrivilegeGraph flushed(KeycloakSession session, String realmId, String realmName) {
        EntityManager em = Database.of(session);
        return new ModelReader(em, GatehouseSettings.of(session).appClient()).read(realmId, realmName);
    }
}
