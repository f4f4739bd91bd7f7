package io.gatehouse.extension.guard;

import io.gatehouse.extension.gate.Gate;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.ledger.Ledger;
import io.gatehouse.extension.settings.GatehouseSettings;
import io.gatehouse.extension.settings.GatehouseSettings.Mode;
import io.gatehouse.extension.storage.GatehouseClock;
import io.gatehouse.extension.storage.RealmStates;
import io.gatehouse.extension.storage.StateChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Which realms enforce, and what is governed and void in them, known on this node without asking the database: two small
 * queries a second for all realms together tell whether something changed; own changes count right after their commit; what
 * was done past Keycloak is seen within a minute.
 */
final class GrantWatch {
    private static final Logger LOG = Logger.getLogger(GrantWatch.class);
    private static final GrantWatch NODE = new GrantWatch();

    /** After so long without a successful reading the next question asks the database itself. */
    private static final long STALE_NANOS = Duration.ofSeconds(15).toNanos();

    /** A reading is replaced after so long by the timer, and by the question itself when the timer did not. */
    private static final long OLD_NANOS = Duration.ofSeconds(50).toNanos();

    private static final long TOO_OLD_NANOS = Duration.ofSeconds(60).toNanos();

    private static final long ABSENT_NANOS = Duration.ofSeconds(1).toNanos();

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private volatile @Nullable Reading last;

    private GrantWatch() {
        StateChanges.watch(this::changed);
    }

    /** The watch of this server process. */
    static GrantWatch node() {
        return NODE;
    }

    /**
     * What counts in that realm now; null when it does not enforce.
     *
     * @throws RuntimeException when it could never be found out since the start
     */
    @Nullable
    RealmView view(KeycloakSession session, String realmId) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        Reading reading = current(factory);
        RealmStates.State state = reading.states.get(realmId);
        if (mode(factory, state) != Mode.ENFORCE) {
            return null;
        }
        Slot slot = slots.computeIfAbsent(realmId, id -> new Slot());
        RealmView view = reading.stale() ? blind(slot) : sharp(factory, realmId, slot, state);
        if (view == null || view.blind()) {
            return view;
        }
        RealmView now = view.at(now());
        return now == view ? view : slot.replace(view, now);
    }

    private @Nullable RealmView sharp(
            KeycloakSessionFactory factory, String realmId, Slot slot, RealmStates.@Nullable State state) {
        if (slot.fits(state, TOO_OLD_NANOS)) {
            return slot.view;
        }
        try {
            return read(factory, realmId, slot, state, TOO_OLD_NANOS);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Gatehouse: realm %s could not be read; governed grants do not count", realmId);
            return blind(slot);
        }
    }

    private static RealmView blind(Slot slot) {
        RealmView view = slot.view;
        if (view == null) {
            throw new IllegalStateException(
                    "Gatehouse: it is not known what is governed, and the database does not say");
        }
        return view.blinded();
    }

    /** Gatehouse's clock, without asking the database. */
    Instant now() {
        Reading reading = last;
        return GatehouseClock.jvmNow().plus(reading == null ? Duration.ZERO : reading.ahead);
    }

    /** Whether any realm has void edges: the answer is nearly always no. */
    boolean anyVoids() {
        for (Slot slot : slots.values()) {
            RealmView view = slot.view;
            if (view != null && view.hasVoids()) {
                return true;
            }
        }
        return false;
    }

    /** For the timer: what changed since the last time, and what got old. */
    void refresh(KeycloakSessionFactory factory) {
        Reading reading = readStates(factory);
        slots.forEach((realmId, slot) -> {
            RealmStates.State state = reading.states.get(realmId);
            if (mode(factory, state) != Mode.ENFORCE) {
                slots.remove(realmId);
            } else if (!slot.fits(state, OLD_NANOS)) {
                read(factory, realmId, slot, state, OLD_NANOS);
            }
        });
    }

    private void changed(KeycloakSessionFactory factory, String realmId) {
        Slot slot = slots.get(realmId);
        if (slot != null) {
            slot.marks.incrementAndGet();
            slot.absentAt = 0;
        }
        try {
            readStates(factory);
        } catch (RuntimeException e) {
            // the next tick reads it, and so does the next question when ticks fail too
            LOG.error("Gatehouse: the state of the realms could not be read after a change", e);
        }
    }

    private Reading current(KeycloakSessionFactory factory) {
        Reading reading = last;
        if (reading != null && !reading.stale()) {
            return reading;
        }
        try {
            return readStates(factory);
        } catch (RuntimeException e) {
            if (reading == null) {
                throw e;
            }
            LOG.error("Gatehouse: the state of the realms could not be read; governed grants do not count", e);
            return reading;
        }
    }

    private synchronized Reading readStates(KeycloakSessionFactory factory) {
        Reading reading = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            Instant jvm = GatehouseClock.jvmNow();
            Instant now = GatehouseClock.now(session);
            return new Reading(new RealmStates(session).all(), Duration.between(jvm, now), System.nanoTime());
        });
        last = reading;
        return reading;
    }

    private @Nullable RealmView read(
            KeycloakSessionFactory factory, String realmId, Slot slot, RealmStates.@Nullable State state, long nanos) {
        synchronized (slot) {
            if (slot.fits(state, nanos)) {
                // somebody else was quicker
                return slot.view;
            }
            long marks = slot.marks.get();
            long readAt = System.nanoTime();
            RealmView read = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
                // the version first: what is committed meanwhile makes this reading old, never newer than it says
                long version = new RealmStates(session).read(realmId).graphVersion();
                RealmModel realm = session.realms().getRealm(realmId);
                if (realm == null) {
                    return null;
                }
                Map<String, Long> ends = new Ledger(session).structural(realmId);
                PrivilegeGraph full = Gate.flushed(session, realmId, realm.getName());
                return RealmView.of(version, marks, readAt, full, ends, now());
            });
            slot.view = read;
            slot.absentAt = read == null ? readAt : 0;
            if (read != null && read.hasVoids()) {
                LOG.warnf(
                        "Gatehouse: %d edges between entitlements of realm %s have no approval and do not count",
                        read.effective().voids().size(), realmId);
            }
            return read;
        }
    }

    private static Mode mode(KeycloakSessionFactory factory, RealmStates.@Nullable State state) {
        return state == null || state.mode() == null
                ? GatehouseSettings.of(factory).defaultMode()
                : Mode.valueOf(state.mode());
    }

    private static final class Slot {
        private final AtomicLong marks = new AtomicLong();
        private volatile @Nullable RealmView view;

        /** When a realm was looked for that is not committed yet, 0 = not: its maker alone asks, and many times. */
        private volatile long absentAt;

        boolean fits(RealmStates.@Nullable State state, long nanos) {
            RealmView held = view;
            if (held == null) {
                return absentAt != 0 && System.nanoTime() - absentAt < ABSENT_NANOS;
            }
            return marks.get() == held.marks()
                    && (state == null || held.version() >= state.graphVersion())
                    && System.nanoTime() - held.readAt() < nanos;
        }

        synchronized RealmView replace(RealmView before, RealmView after) {
            if (view == before) {
                view = after;
            }
            return after;
        }
    }

    /**
     * @param ahead how far Gatehouse's clock was ahead of this process's clock
     * @param takenAt {@link System#nanoTime}
     */
    private record Reading(Map<String, RealmStates.State> states, Duration ahead, long takenAt) {
        boolean stale() {
            return System.nanoTime() - takenAt > STALE_NANOS;
        }
    }
}
