package io.gatehouse.extension.settings;

import io.gatehouse.extension.graph.RealmGraphs;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.KeycloakSessionFactory;

/** What there is once for a server. Asked by the packages below the one that starts the extension. */
public interface Installation {

    /** Provider id of the event listener, the home of all options. */
    String ID = "gatehouse-events";

    /** The options this server was started with. */
    GatehouseSettings settings();

    /** False while the server starts: Keycloak then creates and migrates its own roles. */
    boolean isUp();

    /** The privilege graphs of the realms as last committed. */
    RealmGraphs graphs();

    /** Of a running server. */
    static Installation of(KeycloakSessionFactory factory) {
        return (Installation) factory.getProviderFactory(EventListenerProvider.class, ID);
    }
}
