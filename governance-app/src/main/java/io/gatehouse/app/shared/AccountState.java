package io.gatehouse.app.shared;

import java.time.Instant;

/**
 * Whether an account may (still) use the app. Asked at every request of a signed-in person, so it must answer from what the
 * app already knows; implemented by {@code directory}.
 */
@FunctionalInterface
public interface AccountState {

    /**
     * @param accountId Keycloak's id of the account
     * @param confirmedAt when Keycloak last vouched for the account (issue of the token), by Keycloak's clock
     * @return false when the account is known to be disabled, departed or deleted; true when it is in order, or when
     *     Keycloak vouched for it after all accounts were last read, so that it may be new
     */
    boolean mayEnter(String accountId, Instant confirmedAt);
}
