package io.gatehouse.extension.storage;

import jakarta.persistence.EntityManager;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Keycloak's own entity manager, and what differs between the two databases we run on. */
public final class Database {

    private Database() {}

    /** The entity manager of Keycloak's own transaction: whatever is written through it commits or rolls back with Keycloak's change. */
    public static EntityManager of(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** PostgreSQL has locks and triggers; H2 is for development and goes without. */
    public static boolean isPostgres(EntityManager em) {
        return em.unwrap(SharedSessionContractImplementor.class)
                        .getFactory()
                        .getJdbcServices()
                        .getDialect()
                instanceof PostgreSQLDialect;
    }

    /** Waits for the lock of that name and holds it alone until the transaction ends. Without effect on H2. */
    public static void lock(EntityManager em, String name) {
        if (isPostgres(em)) {
            em.createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:name, 0))) as held")
                    .setParameter("name", name)
                    .getSingleResult();
        }
    }
}
