package io.gatehouse.extension.leaver;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
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
 *   <li>looks: read back again, seconds and minutes after the end; what came back is removed and read back in the next stage
 * </ol>
 *
 * @see Stage
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
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> new LeaverRegister(session)
                        .claim(caseId)
                        .map(row -> new Stage(session, row).next())
                        .orElse(false));
    }

    private void storeFailure(String caseId, RuntimeException cause) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    factory,
                    session -> new LeaverRegister(session)
                            .lock(caseId)
                            .ifPresent(row -> new Stage(session, row).failed(String.valueOf(cause))));
        } catch (RuntimeException e) {
            // the case keeps its state and is due again at the next tick; only the note about the failure is missing
            LOG.errorf(e, "Gatehouse: the failure of departure %s could not be stored", caseId);
        }
    }
}
