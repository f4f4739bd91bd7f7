package io.gatehouse.extension;

import java.util.Set;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;

/**
 * START HERE. Reads the options and subscribes the collectors of the gate. It is a global event listener: Keycloak calls it
 * for every event whether or not a realm lists it, and no realm administrator can take it out.
 */
public final class GatehouseExtension implements EventListenerProviderFactory {

    /** Provider id, and the home of all options. */
    public static final String ID = "gatehouse-events";

    private GatehouseSettings settings =
            new GatehouseSettings(null, GatehouseSettings.Mode.OBSERVE, "gatehouse-app", false, true);

    /** The extension of a running server. */
    public static GatehouseExtension of(KeycloakSessionFactory factory) {
        return (GatehouseExtension) factory.getProviderFactory(EventListenerProvider.class, ID);
    }

    /** The options this server was started with. */
    public GatehouseSettings settings() {
        return settings;
    }

    @Override
    public void init(Config.Scope config) {
        settings = GatehouseSettings.from(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // the collectors of the gate and the timers of the leaver register subscribe here
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new EventListenerProvider() {
            @Override
            public void onEvent(Event event) {
                // the gate's collectors come here
            }

            @Override
            public void onEvent(AdminEvent event, boolean includeRepresentation) {
                // the gate's collectors come here
            }

            @Override
            public void close() {
                // nothing held
            }
        };
    }

    /** The database must be up before the Hibernate listeners can subscribe. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(JpaConnectionProvider.class);
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public void close() {
        // nothing held
    }

    @Override
    public String getId() {
        return ID;
    }
}
