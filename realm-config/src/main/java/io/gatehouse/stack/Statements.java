package io.gatehouse.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What PostgreSQL itself logs of the statements that one database is sent, by transaction: nothing can hide from it. */
public final class Statements implements AutoCloseable {

    private static final Duration LOGGED = Duration.ofSeconds(20);

    private static final Pattern LINE =
            Pattern.compile("\\[(\\d+)\\] database=(\\S*) LOG:  (?:execute [^:]*|statement): (.*)");

    private final PostgresServer server;
    private final String database;

    private Statements(PostgresServer server, String database) {
        this.server = server;
        this.database = database;
    }

    /** Logs from now on, until closed. Values are not logged. */
    public static Statements of(PostgresServer server, String database) {
        Statements statements = new Statements(server, database);
        statements.run(
                "alter system set log_line_prefix = '%m [%p] database=%d '",
                "alter system set log_parameter_max_length = 0",
                "alter system set log_statement = 'all'",
                "select pg_reload_conf()");
        statements.mark();
        return statements;
    }

    /** The statements of each transaction that ended while {@code work} ran, lower case, without begin and commit. */
    public List<List<String>> during(Runnable work) {
        String before = mark();
        work.run();
        String after = mark();
        List<List<String>> transactions = new ArrayList<>();
        Map<String, List<String>> running = new LinkedHashMap<>();
        boolean inside = false;
        for (String line : lines()) {
            inside = (inside || line.contains(before)) && !line.contains(after);
            Matcher matcher = LINE.matcher(line);
            if (!inside || !matcher.find() || !matcher.group(2).equals(database)) {
                continue;
            }
            String statement = matcher.group(3).toLowerCase(Locale.ROOT);
            if (statement.equals("begin")) {
                running.put(matcher.group(1), new ArrayList<>());
            } else if (statement.equals("commit") || statement.equals("rollback")) {
                List<String> done = running.remove(matcher.group(1));
                if (done != null) {
                    transactions.add(done);
                }
            } else if (running.containsKey(matcher.group(1))) {
                running.get(matcher.group(1)).add(statement);
            }
        }
        return transactions;
    }

    /** Whether a transaction is one of the extension's own timers: they begin by looking at the clock or at the realms. */
    public static boolean timer(List<String> transaction) {
        return !transaction.isEmpty()
                && (transaction.get(0).contains("gatehouse_clock")
                        || transaction.get(0).contains("gatehouse_realm"));
    }

    /** Waits until a new statement of ours is in the log. */
    private String mark() {
        String mark = "mark-" + UUID.randomUUID();
        if (!Wait.until(LOGGED, () -> {
            run("select '" + mark + "'");
            return lines().stream().anyMatch(line -> line.contains(mark));
        })) {
            throw new StackFailure("PostgreSQL does not log what it is told to log.");
        }
        return mark;
    }

    private List<String> lines() {
        try {
            return new String(Files.readAllBytes(server.log()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new StackFailure("PostgreSQL's log " + server.log() + " cannot be read.", e);
        }
    }

    private void run(String... commands) {
        try (Connection connection = server.connectAsSuperuser(database);
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        } catch (SQLException e) {
            throw new StackFailure(String.join("; ", commands) + " failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        run(
                "alter system reset log_line_prefix",
                "alter system reset log_statement",
                "alter system reset log_parameter_max_length",
                "select pg_reload_conf()");
    }
}
