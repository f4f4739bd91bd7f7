package io.gatehouse.extension.gate;

import io.gatehouse.extension.graph.Node;
import io.gatehouse.extension.settings.Installation;
import io.gatehouse.extension.storage.Database;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/**
 * The administrator that Keycloak makes on an empty database. Nobody is there yet who could approve it, and without it a server
 * that enforces from its first second would not start.
 */
final class FirstAdministrator {

    private FirstAdministrator() {}

    /** Is this role given to the first administrator now: before the server is up, and to nobody else? */
    static boolean is(KeycloakSession session, String realmName, @Nullable Node role) {
        return role != null
                && role.clientId() == null
                && role.keycloaksOwn()
                && role.name().equals("admin")
                && !Installation.of(session.getKeycloakSessionFactory()).isUp()
                && Config.getAdminRealm().equals(realmName)
                && holders(session, role) == 1;
    }

    private static long holders(KeycloakSession session, Node role) {
        return Database.of(session)
                .createQuery("select count(m) from UserRoleMappingEntity m where m.roleId = :role", Long.class)
                .setParameter("role", role.id())
                .getSingleResult();
    }
}
