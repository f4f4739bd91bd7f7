package io.gatehouse.extension.graph;

import org.jspecify.annotations.Nullable;

/**
 * An entitlement: what a person can hold.
 *
 * @param id Keycloak's immutable id
 * @param clientId internal id of the client a client role belongs to
 * @param tier its own tier, closures not counted
 * @param keycloaksOwn one of Keycloak's administration roles, which Keycloak itself creates and combines
 */
public record Node(
        String id, Kind kind, String name, @Nullable String clientId, Tier tier, boolean keycloaksOwn) {

    /** As in docs/extension-api.md. */
    public enum Kind {
        REALM_ROLE,
        CLIENT_ROLE,
        GROUP
    }
}
