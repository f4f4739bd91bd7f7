package io.gatehouse.extension.gate;

import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.EntryType;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.settings.GatehouseSettings.Mode;
import io.gatehouse.extension.storage.GatehouseClock;
import io.gatehouse.extension.storage.RealmStateEntity;
import io.gatehouse.extension.storage.RealmStates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Sets the mode of a realm: raised by one administrator, lowered by two. */
public final class Modes {

    private static final Duration WAITS = Duration.ofMinutes(15);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final @Nullable Actor actor;

    /** @param actor who asked; not asked of the session, which may be another one than the request's */
    public Modes(KeycloakSession session, RealmModel realm, @Nullable Actor actor) {
        this.session = session;
        this.realm = realm;
        this.actor = actor;
    }

    /**
     * @param by account id of the administrator
     * @return true when the mode is set now, false when a second administrator must ask for the same within 15 minutes
     */
    public boolean set(Mode wanted, String reason, String by) {
        RealmStates states = new RealmStates(session);
        // the graph before the row, as every structural change takes them: the other way round the two would wait for
        // each other
        states.hold(realm.getId(), true);
        RealmStateEntity state = states.forUpdate(realm.getId());
        Mode before = Gate.mode(session, new RealmStates.State(state.mode, state.graphVersion));
        Instant now = GatehouseClock.now(session);
        if (wanted.compareTo(before) >= 0) {
            if (wanted == Mode.ENFORCE && before != Mode.ENFORCE) {
                new Baselines(session, realm, actor).take();
            }
            change(state, before, wanted, reason, List.of(by));
            return true;
        }
        String first = state.pendingBy;
        boolean second = wanted.name().equals(state.pendingMode)
                && first != null
                && !first.equals(by)
                && state.pendingUntil != null
                && now.toEpochMilli() <= state.pendingUntil;
        if (second) {
            change(state, before, wanted, reason, List.of(first, by));
            return true;
        }
        ask(state, before, wanted, reason, by, now);
        return false;
    }

    private void change(RealmStateEntity state, Mode before, Mode after, String reason, List<String> by) {
        state.mode = after.name();
        state.pendingMode = null;
        state.pendingBy = null;
        state.pendingReason = null;
        state.pendingUntil = null;
        if (before != after) {
            record(EntryType.MODE_CHANGED, Map.of("before", before, "after", after, "reason", reason, "by", by));
        }
    }

    /** Asking again does not make it last longer. */
    private void ask(RealmStateEntity state, Mode before, Mode wanted, String reason, String by, Instant now) {
        boolean asked = wanted.name().equals(state.pendingMode) && by.equals(state.pendingBy) && isWaiting(state, now);
        if (!asked) {
            state.pendingMode = wanted.name();
            state.pendingBy = by;
            state.pendingReason = reason;
            state.pendingUntil = now.plus(WAITS).toEpochMilli();
            record(
                    EntryType.MODE_LOWERING_ASKED,
                    Map.of("before", before, "after", wanted, "reason", reason, "by", List.of(by)));
        }
    }

    private static boolean isWaiting(RealmStateEntity state, Instant now) {
        @Nullable Long until = state.pendingUntil;
        return until != null && now.toEpochMilli() <= until;
    }

    private void record(EntryType type, Map<String, ?> data) {
        Recorder.of(session, realm.getId()).record(new Entry(type, actor, null, data));
    }
}
