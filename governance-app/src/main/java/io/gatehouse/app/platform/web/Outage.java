package io.gatehouse.app.platform.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that is away or overloaded from a mistake of ours. */
final class Outage {

    private static final int DEEPEST = 20;

    private Outage() {}

    /** Whether the fault, or what caused it, is that no connection could be had or that it broke. */
    static boolean isBehind(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException sql && lost(sql.getSQLState())) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** PostgreSQL's codes: connection exception, too many connections, the server is being shut down or started. */
    private static boolean lost(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.equals("53300") || state.startsWith("57P0"));
    }
}
