package io.gatehouse.app.alarm;

import io.gatehouse.app.alarm.model.AlarmKind;
import io.gatehouse.app.alarm.model.Cause;
import io.gatehouse.app.alarm.model.Causes;
import io.gatehouse.app.alarm.model.Expected;
import io.gatehouse.app.alarm.model.Seen;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.StateChange;
import io.gatehouse.app.shared.UnknownObject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

/** Opens an alarm when its cause is there, once, and closes it when the cause is gone. Each step stands in the audit trail. */
final class Alarms {

    private static final Actor WATCH = Actor.system("alarm-watch");

    private final AlarmTable table;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Now now;

    Alarms(AlarmTable table, TransactionOperations transaction, ApplicationEventPublisher events, Now now) {
        this.table = table;
        this.transaction = transaction;
        this.events = events;
        this.now = now;
    }

    /** The extension answered. */
    void seen(Seen seen, Instant begun) {
        transaction.executeWithoutResult(status -> {
            table.lock();
            Expected before = table.expected();
            Expected expected = before.and(seen);
            if (!expected.equals(before)) {
                table.expect(expected);
            }
            judge(EnumSet.allOf(AlarmKind.class), Causes.of(seen, expected), begun);
        });
    }

    /** It did not. What can only be judged by its answer stays as it is. */
    void unseen(AlarmKind kind, Instant begun) {
        transaction.executeWithoutResult(status -> {
            table.lock();
            judge(AlarmKind.ofReaching(), Map.of(kind, Causes.unreached(kind)), begun);
        });
    }

    /** Keycloak recorded it. Tells also of what was over before anybody looked: the next look closes it. */
    void lowered(String before, String after) {
        transaction.executeWithoutResult(status -> {
            table.lock();
            Expected expected = table.expected().atLeast(before);
            table.expect(expected);
            if (table.open(AlarmKind.MODE_LOWERED).isEmpty()) {
                open(AlarmKind.MODE_LOWERED, new Cause(List.of(after), List.of(before), Duration.ZERO), now.instant());
            }
        });
    }

    private void judge(Set<AlarmKind> judged, Map<AlarmKind, Cause> causes, Instant begun) {
        Instant instant = now.instant();
        for (AlarmKind kind : judged) {
            Cause cause = causes.get(kind);
            if (cause == null) {
                table.dismiss(kind);
                if (kind.passes()) {
                    table.open(kind).ifPresent(alarm -> close(alarm, instant));
                }
            } else {
                Instant since = table.suspect(kind, begun);
                Alarm open = table.open(kind).orElse(null);
                if (open != null) {
                    table.update(open.id(), cause);
                } else if (!instant.isBefore(since.plus(cause.patience()))) {
                    open(kind, cause, instant);
                }
            }
        }
    }

    private void open(AlarmKind kind, Cause cause, Instant at) {
        UUID id = UUID.randomUUID();
        table.insert(id, kind, cause, at);
        record(AlarmChange.OPENED, WATCH, id, Map.of(), state(kind, cause.found(), cause.expected()));
    }

    private void close(Alarm alarm, Instant at) {
        table.close(alarm.id(), at, null);
        record(
                AlarmChange.CLOSED,
                WATCH,
                alarm.id(),
                state(alarm.kind(), alarm.found(), alarm.expected()),
                Map.of("closedAt", at.toString()));
    }

    /**
     * It was meant: what is there now is what is expected from now on.
     *
     * @throws Refused when it is closed already, or of a kind that nobody can mean
     */
    void confirm(UUID id, Actor actor) {
        transaction.executeWithoutResult(status -> {
            table.lock();
            Alarm alarm = table.find(id).orElseThrow(() -> new UnknownObject("Alarm", id));
            if (!alarm.isOpen()) {
                throw Refused.notNow("alarm-closed");
            }
            if (!alarm.kind().mayBeMeant() || alarm.found().isEmpty()) {
                throw Refused.notNow("alarm-not-to-confirm");
            }
            table.expect(table.expected().confirmed(alarm.kind(), alarm.found()));
            table.dismiss(alarm.kind());
            table.close(id, now.instant(), actor.id());
            record(
                    AlarmChange.CONFIRMED,
                    actor,
                    id,
                    state(alarm.kind(), List.of(), alarm.expected()),
                    Map.of("expected", alarm.found()));
        });
    }

    private void record(AlarmChange type, Actor actor, UUID id, Map<String, Object> before, Map<String, Object> after) {
        events.publishEvent(new StateChange(type, actor, null, "Alarm", id.toString(), before, after, null, Map.of()));
    }

    private static Map<String, Object> state(AlarmKind kind, List<String> found, List<String> expected) {
        Map<String, Object> state = new HashMap<>();
        state.put("kind", kind.name());
        if (!found.isEmpty()) {
            state.put("found", found);
        }
        if (!expected.isEmpty()) {
            state.put("expected", expected);
        }
        return state;
    }
}
