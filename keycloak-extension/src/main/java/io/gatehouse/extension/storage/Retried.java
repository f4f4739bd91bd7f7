package io.gatehouse.extension.storage;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** A piece of work in a transaction of its own, done again when another one was quicker. */
public final class Retried {
    /** Far above the number of losers of one race: in every round somebody commits, and the others find that row. */
    private static final int TRIES = 8;

    private static final long LONGEST_WAIT_MILLIS = 100;

    private Retried() {}

    /**
     * Runs {@code work} and commits. When the database refuses it because a row exists already or was changed meanwhile, or to
     * break a deadlock ({@link LostRace}), it is done again on what is there now, after a few milliseconds, for less than a
     * second altogether. Every other exception is the caller's at once.
     *
     * @throws RuntimeException what the last try failed with when it is still refused after {@value #TRIES} tries
     */
    public static <T> T inTransaction(KeycloakSession caller, Function<KeycloakSession, T> work) {
        return again(() -> KeycloakModelUtils.runJobInTransactionWithResult(
                caller.getKeycloakSessionFactory(), caller.getContext(), work::apply, "Gatehouse: order"));
    }

    static <T> T again(Supplier<T> attempt) {
        for (int tries = 1; ; tries++) {
            try {
                return attempt.get();
            } catch (RuntimeException e) {
                if (tries == TRIES || !LostRace.isCauseOf(e)) {
                    throw e;
                }
                giveWay(tries, e);
            }
        }
    }

    /** A random wait, so that those who lost together do not meet again. */
    private static void giveWay(int tries, RuntimeException lost) {
        long longest = Math.min(5L << tries, LONGEST_WAIT_MILLIS);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, longest + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lost.addSuppressed(e);
            throw lost;
        }
    }
}
