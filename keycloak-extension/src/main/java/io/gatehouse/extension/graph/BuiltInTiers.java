package io.gatehouse.extension.graph;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tiers that Keycloak's own roles and the app's roles have before anybody classifies anything: a floor, never lowered. */
final class BuiltInTiers {

    private static final Set<String> HIGHEST = Set.of(
            "realm-admin",
            "manage-realm",
            "manage-users",
            "manage-clients",
            "impersonation",
            "manage-authorization",
            "manage-identity-providers");

    private final boolean master;
    private final String appClient;

    BuiltInTiers(boolean master, String appClient) {
        this.master = master;
        this.appClient = appClient;
    }

    /**
     * @param client client id (the readable one) that a client role belongs to; null for a realm role
     */
    Tier of(@Nullable String client, String role) {
        if (client == null) {
            return master && (role.equals("admin") || role.equals("create-realm")) ? Tier.T0 : Tier.T3;
        }
        if (client.equals(appClient)) {
            // the app's administrator and its own account decide over everybody's access
            return role.equals("administrator") || role.equals("extension-access") ? Tier.T0 : Tier.T1;
        }
        return administration(client) ? ofAdministration(role) : Tier.T3;
    }

    /** Is it a role that Keycloak itself creates and combines? */
    boolean keycloaksOwn(@Nullable String client, String role) {
        return client == null ? of(null, role).governed() : administration(client);
    }

    private boolean administration(String client) {
        return client.equals("realm-management") || (master && client.endsWith("-realm"));
    }

    private static Tier ofAdministration(String role) {
        if (HIGHEST.contains(role)) {
            return Tier.T0;
        }
        // whatever else an administration role does (create-client, roles of later versions): it changes something
        return role.startsWith("view-") || role.startsWith("query-") ? Tier.T2 : Tier.T1;
    }
}
