package io.gatehouse.extension.leaver;

import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.EntryType;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.storage.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * The next stage of one departure, in a transaction that holds its row. Whatever it changes is in the audit trail by the same
 * transaction.
 */
final class Stage {
    private static final Logger LOG = Logger.getLogger(Stage.class);

    private final KeycloakSession session;
    private final LeaverRegister register;
    private final Sweeps sweeps;
    private final LeaverRow row;
    private final Moment moment;

    Stage(KeycloakSession session, LeaverRow row) {
        this.session = session;
        this.register = new LeaverRegister(session);
        this.sweeps = new Sweeps(Database.of(session));
        this.row = row;
        this.moment = Moment.read(session);
    }

    /** Does what is due; true when the next stage is due already. */
    boolean next() {
        Departure departure = row.departure();
        if (departure.retryAt().isAfter(moment.database())) {
            return false;
        }
        return switch (departure.state()) {
            case SCHEDULED -> departure.departed(moment.now()) && start();
            case RUNNING -> departure.cutAt() == null ? cut() : verify();
            case ENDED -> lookAgain();
            case CANCELLED -> false;
        };
    }

    private boolean start() {
        become(row.departure().started(moment.now()));
        record(EntryType.DEPARTURE_STARTED, Map.of());
        LeaverWatch.node().refreshAfterCommit(session);
        return true;
    }

    private boolean cut() {
        Person person = Person.of(session, row);
        Map<String, List<String>> ended = new TreeMap<>();
        if (person == null) {
            for (Step step : Step.values()) {
                if (step != Step.VERIFY) {
                    register.done(row.caseId, step, moment.now(), 0, "the account does not exist any more");
                }
            }
        } else {
            Cut cut = new Cut(session, person, register, row, moment.now());
            cut.make();
            ended.putAll(cut.ended());
        }
        register.closeEpisode(row, moment.now());
        become(row.departure().cut(moment.now()));
        record(EntryType.DEPARTURE_CUT, Map.of("ended", ended));
        LeaverWatch.node().refreshAfterCommit(session);
        return true;
    }

    private boolean verify() {
        Person person = Person.of(session, row);
        Map<Found, Integer> left = left(person);
        if (person == null || left.isEmpty()) {
            verified();
            become(row.departure().ended(moment.now(), moment.database()));
            record(EntryType.DEPARTURE_ENDED, Map.of());
            return false;
        }
        Map<Found, Integer> removed = sweep(person, left, "left over after the cut");
        become(row.departure().failed("left over: " + Found.inWords(left), moment.database()));
        record(EntryType.DEPARTURE_SWEPT, Map.of("found", left, "removed", removed));
        return false;
    }

    /** After the end. What is found is removed here, and called gone only by the next stage, which is another transaction. */
    private boolean lookAgain() {
        Person person = Person.of(session, row);
        Map<Found, Integer> left = left(person);
        boolean owed = row.verifiedAt == null;
        if (person == null || left.isEmpty()) {
            if (owed) {
                verified();
            }
            become(row.departure().lookedAgain(moment.now(), moment.database()));
            if (owed) {
                record(EntryType.DEPARTURE_VERIFIED, Map.of());
            }
            return false;
        }
        Map<Found, Integer> removed = sweep(person, left, "came back after the end");
        become(row.departure()
                .cameBack("came back after the end: " + Found.inWords(left), moment.now(), moment.database()));
        record(EntryType.DEPARTURE_SWEPT, Map.of("found", left, "removed", removed));
        return true;
    }

    /** The stage before failed with an error and was rolled back: the case is tried again, and says truly how it stands. */
    void failed(String error) {
        Departure departure = row.departure();
        if (departure.state() == DepartureState.SCHEDULED && departure.departed(moment.now())) {
            start();
        }
        if (row.state == DepartureState.RUNNING) {
            become(row.departure().failed(error, moment.database()));
        } else if (row.state == DepartureState.ENDED) {
            lookFailed(error);
        }
    }

    private void lookFailed(String error) {
        Map<Found, Integer> left = left(Person.of(session, row));
        if (left.isEmpty()) {
            become(row.departure().lookPostponed(error, moment.database()));
            return;
        }
        boolean known = sweeps.open(row.caseId);
        register.failed(row.caseId, Step.VERIFY, moment.now(), Found.inWords(left));
        become(row.departure().cameBack(error, moment.now(), moment.database()));
        if (!known) {
            sweeps.add(row.caseId, moment.now(), left, Map.of());
            record(
                    EntryType.DEPARTURE_SWEPT,
                    Map.of("found", left, "removed", Map.of(), "error", String.valueOf(row.lastError)));
        }
    }

    private Map<Found, Integer> left(@Nullable Person person) {
        return person == null ? Map.of() : new ReadBack(session, person, register, row).left();
    }

    private Map<Found, Integer> sweep(Person person, Map<Found, Integer> left, String when) {
        LOG.warnf("Gatehouse: departure %s: %s and removed: %s", row.caseId, when, Found.inWords(left));
        Map<Found, Integer> removed = new Sweep(session, person, register, row, moment.now()).make();
        sweeps.add(row.caseId, moment.now(), left, removed);
        register.failed(row.caseId, Step.VERIFY, moment.now(), Found.inWords(left));
        return removed;
    }

    private void verified() {
        register.done(row.caseId, Step.VERIFY, moment.now(), row.attempts + 1, "");
        sweeps.gone(row.caseId, moment.now());
    }

    private void become(Departure next) {
        row.become(next, moment.database());
    }

    private void record(EntryType type, Map<String, ?> more) {
        Map<String, Object> data = new LinkedHashMap<>(register.view(row));
        data.putAll(more);
        Recorder.of(session, row.realmId).record(new Entry(type, null, row.userId, data));
    }
}
