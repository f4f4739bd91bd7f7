package io.gatehouse.extension.gate;

import org.keycloak.models.KeycloakSession;

/** Is told what the collectors see of accounts that is no grant. Called while Hibernate flushes: it must not query. */
public interface AccountRows {

    /** The account turns from disabled to enabled. */
    void enabled(KeycloakSession session, String userId);

    /** The account gets a credential, or another secret in one that it has. */
    void credentialGiven(KeycloakSession session, String userId);
}
