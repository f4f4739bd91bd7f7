package io.gatehouse.extension.leaver;

import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.Recorder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Carries departures out. Each stage is a transaction of its own that holds the departure's row: several nodes, a restart
 * or a second call never do a stage twice, and each leaves a state from which the next run goes on.
 *
 * <ol>
 *   <li>start: the minute is reached; written down first, so that no clock can take it back
 *   <li>cut: everything ends ({@link Cut}), or nothing does
 *   <li>verify: read back; what a racing request brought back is removed by its id and read back again
 *   <li>looks: read back again, seconds and minutes after the end
 * </ol>
 */
public final class LeaverRun {
    private static final Logger LOG = Logger.getLogger(LeaverRun.class);
    private static final int BATCH = 200;
    private static final int STAGES = 6;

    private final KeycloakSessionFactory factory;

    public LeaverRun(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /**
     * What is due by now, several people side by side: a mass leave must not queue behind one person. Bounded, so that cases in
     * other hands are not asked for in a circle; the next tick takes the rest.
     */
    public void runDue(Executor workers) {
        List<String> due = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            Moment moment = Moment.read(session);
            return new LeaverRegister(session).due(moment.now(), moment.database(), BATCH);
        });
        // all of them are waited for, also when one ends with an error: the next tick must not pile up behind this one
        CompletableFuture.allOf(due.stream()
                        .map(caseId -> CompletableFuture.runAsync(() -> run(caseId), workers))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    /** One case as far as it goes now. A failure is stored with the case and tried again later; it never hides others. */
    public void run(String caseId) {
        for (int i = 0; i < STAGES; i++) {
            try {
                if (!inTransaction(caseId)) {
                    return;
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "Gatehouse: departure %s failed and will be tried again", caseId);
                storeFailure(caseId, e);
                return;
            }
        }
    }

    /** One stage; false when there is nothing more to do now. */
    private boolean inTransaction(String caseId) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            LeaverRegister register = new LeaverRegister(session);
            LeaverRow row = register.claim(caseId).orElse(null);
            return row != null && stage(session, register, row, Moment.read(session));
        });
    }

    private boolean stage(KeycloakSession session, LeaverRegister register, LeaverRow row, Moment moment) {
        Departure departure = row.departure();
        if (departure.retryAt().isAfter(moment.database())) {
            return false;
        }
        switch (departure.state()) {
            case SCHEDULED -> {
                if (!departure.departed(moment.now())) {
                    return false;
                }
                row.become(departure.started(moment.now()), moment.database());
            }
            case RUNNING -> {
                if (departure.cutAt() == null) {
                    cut(session, register, row, moment);
                } else {
                    return verify(session, register, row, moment);
                }
            }
            case ENDED -> {
                lookAgain(session, register, row, moment);
                return false;
            }
            case CANCELLED -> {
                return false;
            }
        }
        LeaverWatch.node().refreshAfterCommit(session);
        return true;
    }

    private void cut(KeycloakSession session, LeaverRegister register, LeaverRow row, Moment moment) {
        Person person = Person.of(session, row);
        if (person == null) {
            for (Step step : Step.values()) {
                if (step != Step.VERIFY) {
                    register.done(row.caseId, step, moment.now(), 0, "the account does not exist any more");
                }
            }
        } else {
            new Cut(session, person, register, row, moment.now()).make();
        }
        register.closeEpisode(row, moment.now());
        row.become(row.departure().cut(moment.now()), moment.database());
    }

    private boolean verify(KeycloakSession session, LeaverRegister register, LeaverRow row, Moment moment) {
        Person person = Person.of(session, row);
        List<String> left = person == null ? List.of() : new ReadBack(session, person, register, row).left();
        if (person == null || left.isEmpty()) {
            register.done(row.caseId, Step.VERIFY, moment.now(), row.attempts + 1, "");
            row.become(row.departure().ended(moment.now(), moment.database()), moment.database());
            register.flush();
            Map<String, Object> departure = DepartureView.of(row, register.steps(row.caseId));
            Recorder.of(session, row.realmId).record(new Entry("departure.ended", null, row.userId, departure));
            return false;
        }
        LOG.infof("Gatehouse: departure %s: left over after the cut and removed: %s", row.caseId, left);
        new Sweep(session, person, register, row, moment.now()).make();
        register.failed(row.caseId, Step.VERIFY, moment.now(), String.join(", ", left));
        row.become(row.departure().failed("left over: " + left, moment.database()), moment.database());
        return false;
    }

    private void lookAgain(KeycloakSession session, LeaverRegister register, LeaverRow row, Moment moment) {
        Person person = Person.of(session, row);
        if (person != null) {
            List<String> left = new ReadBack(session, person, register, row).left();
            if (!left.isEmpty()) {
                LOG.warnf("Gatehouse: departure %s: came back after the end and removed: %s", row.caseId, left);
                new Sweep(session, person, register, row, moment.now()).make();
            }
        }
        row.become(row.departure().lookedAgain(moment.database()), moment.database());
    }

    private void storeFailure(String caseId, RuntimeException cause) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                LeaverRegister register = new LeaverRegister(session);
                LeaverRow row = register.lock(caseId).orElse(null);
                if (row != null) {
                    Moment moment = Moment.read(session);
                    Departure departure = row.departure();
                    if (departure.state() == DepartureState.SCHEDULED && departure.departed(moment.now())) {
                        departure = departure.started(moment.now());
                    }
                    if (departure.state() == DepartureState.RUNNING) {
                        row.become(departure.failed(String.valueOf(cause), moment.database()), moment.database());
                    } else if (departure.state() == DepartureState.ENDED) {
                        row.become(departure.lookPostponed(moment.database()), moment.database());
                    }
                }
            });
        } catch (RuntimeException e) {
            // the case keeps its state and is due again at the next tick; only the note about the failure is missing
            LOG.errorf(e, "Gatehouse: the failure of departure %s could not be stored", caseId);
        }
    }
}
