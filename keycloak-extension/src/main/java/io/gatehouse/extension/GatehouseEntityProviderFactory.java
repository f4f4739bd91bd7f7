package io.gatehouse.extension;

import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Adds the extension's tables to Keycloak's own database. Keycloak names the table of the change history after the first
 * letters of the id, so the id must go on starting with {@code gatehouse}.
 */
public final class GatehouseEntityProviderFactory implements JpaEntityProviderFactory {

    static final String ID = "gatehouse-entities";

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new GatehouseEntityProvider();
    }

    @Override
    public void init(Config.Scope config) {
        // nothing to configure
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing to wire
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
