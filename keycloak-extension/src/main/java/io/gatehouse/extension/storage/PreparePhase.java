package io.gatehouse.extension.storage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * The work of the extension at the end of a Keycloak transaction, before its commit: one participant a session, in a fixed
 * order, whichever part asked first. An exception rolls the whole transaction back and becomes the answer to the caller.
 *
 * @see org.keycloak.models.KeycloakTransactionManager#enlistPrepare
 */
public final class PreparePhase extends AbstractKeycloakTransaction {

    /** In this order. The audit lock is taken last, so that the order of the chain is the order of the commits. */
    public enum Step {
        VERDICT,
        RECORD
    }

    private static final String KEY = PreparePhase.class.getName();

    private final Map<Step, List<Runnable>> work = new EnumMap<>(Step.class);
    private final List<Runnable> afterwards = new ArrayList<>();
    private boolean over;

    private PreparePhase() {}

    /**
     * The prepare phase of this session.
     *
     * @throws IllegalStateException from Keycloak when the commit has begun already and none was enlisted before
     */
    public static PreparePhase of(KeycloakSession session) {
        PreparePhase phase = session.getAttribute(KEY, PreparePhase.class);
        if (phase == null) {
            phase = new PreparePhase();
            session.getTransactionManager().enlistPrepare(phase);
            session.getTransactionManager().enlistAfterCompletion(phase.new Afterwards());
            session.setAttribute(KEY, phase);
        }
        return phase;
    }

    /** Adds work to a step that has not run yet. */
    public void at(Step step, Runnable task) {
        if (over) {
            throw new IllegalStateException("The transaction is being committed: too late for " + step);
        }
        work.computeIfAbsent(step, s -> new ArrayList<>()).add(task);
    }

    /** Adds work for after the commit, also while the commit is being prepared; not done when it is rolled back. */
    void afterCommit(Runnable task) {
        afterwards.add(task);
    }

    /** Keycloak takes no such participant any more once the commit has begun, so it is there from the start. */
    private final class Afterwards extends AbstractKeycloakTransaction {
        @Override
        protected void commitImpl() {
            afterwards.forEach(Runnable::run);
        }

        @Override
        protected void rollbackImpl() {
            // nothing was changed
        }
    }

    @Override
    protected void commitImpl() {
        for (Step step : Step.values()) {
            List<Runnable> tasks = work.getOrDefault(step, List.of());
            for (int i = 0; i < tasks.size(); i++) {
                tasks.get(i).run();
            }
        }
        over = true;
    }

    @Override
    protected void rollbackImpl() {
        over = true;
    }
}
