package io.gatehouse.realm;

import java.util.List;

/**
 * One of the ten systems behind Keycloak.
 *
 * @param signIn PASSWORD: a public client that also takes direct grants, so that tests get tokens; BROWSER: confidential
 * @param robot whether the system itself acts, by a service account ({@code demo/realm.json} says what it holds)
 */
public record ClientSystem(
        String clientId,
        SignIn signIn,
        boolean robot,
        String tier,
        String dataClass,
        String owner,
        Entitlement.Text title,
        Entitlement.Text description,
        List<Entitlement> roles) {

    /** How people sign in to it. */
    public enum SignIn {
        BROWSER,
        PASSWORD
    }
}
