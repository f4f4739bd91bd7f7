package io.gatehouse.extension.leaver;

import io.gatehouse.extension.storage.GatehouseClock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Who has left, known on this node without asking the database: read at the first question, then every second and after
 * own writes. When the register could not be read for a while, everybody counts as departed: it lies in Keycloak's own
 * database, so nobody could sign in then anyway, and a leaver must not slip through a gap.
 */
public final class LeaverWatch {
    private static final Logger LOG = Logger.getLogger(LeaverWatch.class);
    private static final LeaverWatch NODE = new LeaverWatch();

    /** Rows committed by transactions that were open this long are still seen. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    /** After so long without a successful reading the next question asks the database itself. */
    private static final long STALE_NANOS = Duration.ofSeconds(15).toNanos();

    private final KnownLeavers known = new KnownLeavers();
    private volatile @Nullable Reading last;

    private LeaverWatch() {}

    /** The watch of this server process. */
    public static LeaverWatch node() {
        return NODE;
    }

    /** Whether this person is leaving or has left, at any time: false means there is nothing to guard. */
    public boolean mentions(KeycloakSession session, String userId) {
        return known.mentions(userId) || current(session) == null;
    }

    /** Whether this person has left by now. True also when the register cannot be read. */
    public boolean departed(KeycloakSession session, String userId) {
        Reading reading = current(session);
        return reading == null || known.departed(userId, reading.now(GatehouseClock.jvmNow()));
    }

    /** Reads what changed; throws when the register cannot be read. */
    public synchronized void refresh(KeycloakSessionFactory factory) {
        Reading previous = last;
        last = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            Instant before = GatehouseClock.jvmNow();
            Moment moment = Moment.read(session);
            Instant middle = before.plus(
                    Duration.between(before, GatehouseClock.jvmNow()).dividedBy(2));
            Instant since = previous == null ? Instant.EPOCH : previous.database.minus(OVERLAP);
            known.learn(new LeaverRegister(session).changedSince(since));
            return new Reading(moment.database(), moment.aheadOf(middle), System.nanoTime());
        });
    }

    /** After the transaction of {@code session} committed, this node knows at once. */
    void refreshAfterCommit(KeycloakSession session) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                refreshOrLog(factory);
            }

            @Override
            protected void rollbackImpl() {
                // nothing was written
            }
        });
    }

    /** For the timer: a failure is logged, and shows in {@link #current} when it lasts. */
    boolean refreshOrLog(KeycloakSessionFactory factory) {
        try {
            refresh(factory);
            return true;
        } catch (RuntimeException e) {
            LOG.error("Gatehouse: the leaver register could not be read; if this lasts, nobody can sign in", e);
            return false;
        }
    }

    private @Nullable Reading current(KeycloakSession session) {
        Reading reading = last;
        if (reading != null && System.nanoTime() - reading.takenAt < STALE_NANOS) {
            return reading;
        }
        return refreshOrLog(session.getKeycloakSessionFactory()) ? last : null;
    }

    /**
     * @param database database clock when it was taken
     * @param ahead how far Gatehouse's clock was ahead of this process's clock
     * @param takenAt {@link System#nanoTime}
     */
    private record Reading(Instant database, Duration ahead, long takenAt) {
        Instant now(Instant jvmNow) {
            return jvmNow.plus(ahead);
        }
    }
}
