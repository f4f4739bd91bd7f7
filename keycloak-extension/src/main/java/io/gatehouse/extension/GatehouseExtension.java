package io.gatehouse.extension;

import io.gatehouse.extension.gate.AccountRows;
import io.gatehouse.extension.gate.DriftSweep;
import io.gatehouse.extension.gate.Gate;
import io.gatehouse.extension.graph.RealmGraphs;
import io.gatehouse.extension.guard.DepartedVeto;
import io.gatehouse.extension.leaver.LeaverWatch;
import io.gatehouse.extension.order.Expiries;
import io.gatehouse.extension.settings.GatehouseSettings;
import io.gatehouse.extension.settings.Installation;
import io.gatehouse.extension.storage.Clockwork;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/**
 * START HERE. Reads the options and subscribes the collectors of the gate. It is a global event listener: Keycloak calls it
 * for every event whether or not a realm lists it, and no realm administrator can take it out.
 */
public final class GatehouseExtension
        implements EventListenerProviderFactory, Installation, ServerInfoAwareProviderFactory {

    /** Provider id, and the home of all options. */
    public static final String ID = Installation.ID;

    private GatehouseSettings settings =
            new GatehouseSettings(null, GatehouseSettings.Mode.OBSERVE, "gatehouse-app", false, true);
    private final RealmGraphs graphs = new RealmGraphs();
    private volatile boolean up;
    private @Nullable Clockwork expiries;
    private @Nullable Clockwork sweep;
    private @Nullable KeycloakSessionFactory server;

    @Override
    public GatehouseSettings settings() {
        return settings;
    }

    @Override
    public void init(Config.Scope config) {
        SelfCheck.mustFit();
        settings = GatehouseSettings.from(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        server = factory;
        Gate.subscribe(factory, new RowsOfDeparted());
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, SelfCheck::mustSee);
                up = true;
                expiries = Expiries.start(factory);
                sweep = DriftSweep.start(factory);
            }
        });
    }

    /** What is written into the rows of whoever has left. */
    private static final class RowsOfDeparted implements AccountRows {
        @Override
        public void enabled(KeycloakSession session, String userId) {
            if (LeaverWatch.node().departed(session, userId)) {
                DepartedVeto.ofEnabling(session, userId);
            }
        }

        @Override
        public void credentialGiven(KeycloakSession session, String userId) {
            if (LeaverWatch.node().departed(session, userId)) {
                DepartedVeto.ofCredential(session, userId);
            }
        }
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return Gate.listener(session);
    }

    @Override
    public boolean isUp() {
        return up;
    }

    @Override
    public RealmGraphs graphs() {
        return graphs;
    }

    /** The self-check, for Keycloak's page about its providers; looked at anew each time. */
    @Override
    public Map<String, String> getOperationalInfo() {
        Map<String, String> info = new TreeMap<>();
        if (server != null) {
            KeycloakModelUtils.runJobInTransaction(
                    server,
                    session -> SelfCheck.run(session)
                            .forEach(item -> info.put(
                                    "self-check-" + item.name().wire(),
                                    (item.ok() ? "ok: " : "FAULT: ") + item.detail())));
        }
        return info;
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
        if (expiries != null) {
            expiries.close();
        }
        if (sweep != null) {
            sweep.close();
        }
    }

    @Override
    public String getId() {
        return ID;
    }
}
