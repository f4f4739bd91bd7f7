package io.gatehouse.extension.storage;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.utils.KeycloakModelUtils;

/** A piece of work in a transaction of its own, done again when another one was quicker. */
public final class Retried {
    private static final int TRIES = 5;

    private Retried() {}

    /**
     * Runs {@code work} and commits. When the database refuses it because a row exists already or was changed meanwhile, it is
     * done again on what is there now.
     *
     * @throws PersistenceException or {@link ModelException} when it is still refused after several tries
     */
    public static <T> T inTransaction(KeycloakSession caller, Function<KeycloakSession, T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return KeycloakModelUtils.runJobInTransactionWithResult(
                        caller.getKeycloakSessionFactory(),
                        caller.getContext(),
                        work::apply,
                        "Gatehouse: order of the app");
            } catch (OptimisticLockException | ModelException e) {
                if (tries == TRIES) {
                    throw e;
                }
            } catch (PersistenceException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}
