package io.gatehouse.app.shared;

/**
 * Whether an account may (still) use the app. Asked at every request of a signed-in person, so it must answer from what the
 * app already knows; implemented by {@code directory}.
 */
@FunctionalInterface
public interface AccountState {

    /**
     * @param accountId Keycloak's id of the account
     * @return false when the account is known to be disabled or departed; true when it is in order or not known yet
     *     (Keycloak has just let it sign in)
     */
    boolean mayEnter(String accountId);
}
