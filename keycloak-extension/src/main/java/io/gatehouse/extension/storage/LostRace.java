package io.gatehouse.extension.storage;

import jakarta.persistence.EntityExistsException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.hibernate.StaleStateException;
import org.keycloak.models.ModelDuplicateException;

/**
 * Whether a transaction failed only because another one was quicker, so that it may succeed when done again. The same fault
 * looks different depending on where it shows: as it is while flushing, as a {@code ModelException} from Keycloak's converter,
 * or several wrappers deep (JTA's rollback, Keycloak's transaction manager) at the commit. So the whole chain is looked through.
 */
final class LostRace {
    /** PostgreSQL and H2: the key exists already. Other constraints do not come right by trying again. */
    private static final String UNIQUE = "23505";

    /** The SQL standard's class of "transaction rollback": 40001 serialization, PostgreSQL's 40P01 deadlock. */
    private static final String ROLLBACK = "40";

    /** A lock was not to be had in time: PostgreSQL, H2. */
    private static final Set<String> LOCK = Set.of("55P03", "HYT00");

    private LostRace() {}

    static boolean isCauseOf(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(failure);
        while (!open.isEmpty()) {
            Throwable next = open.remove();
            if (!seen.add(next)) {
                continue;
            }
            if (lost(next)) {
                return true;
            }
            if (next.getCause() != null) {
                open.add(next.getCause());
            }
            // what a rollback reports hangs there
            open.addAll(List.of(next.getSuppressed()));
            if (next instanceof SQLException sql && sql.getNextException() != null) {
                open.add(sql.getNextException());
            }
        }
        return false;
    }

    private static boolean lost(Throwable failure) {
        if (failure instanceof SQLException sql) {
            String state = sql.getSQLState() == null ? "" : sql.getSQLState();
            return state.equals(UNIQUE) || state.startsWith(ROLLBACK) || LOCK.contains(state);
        }
        return failure instanceof OptimisticLockException
                || failure instanceof StaleStateException
                || failure instanceof PessimisticLockException
                || failure instanceof LockTimeoutException
                || failure instanceof EntityExistsException
                || failure instanceof ModelDuplicateException;
    }
}
