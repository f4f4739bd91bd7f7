package io.gatehouse.extension.config;

/**
 * An object of Keycloak whose settings can give access without a grant.
 *
 * @param id Keycloak's immutable id
 */
public record Setting(Kind kind, String id) {

    /** What it is. */
    public enum Kind {
        /** Own mappers, scope mappings, full scope, and what its client scopes bring. */
        CLIENT,
        /** Mappers and scope mappings, for every client that has the scope. */
        CLIENT_SCOPE,
        /** A mapper of an identity provider. */
        PROVIDER_MAPPER,
        /** A mapper of a user federation. */
        FEDERATION_MAPPER,
        /** The client scopes that a realm gives to every new client. */
        REALM_SCOPES
    }
}
