package io.gatehouse.stack;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL 18: on 127.0.0.1 only, no unix socket, passwords (SCRAM) from the first second, writes are
 * synchronous. Survives kill: what a killed launcher left running is ended before the next start, and PostgreSQL
 * recovers from its log.
 */
public final class PostgresServer {

    static final String SUPERUSER = "postgres";

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final Path programs;
    private final Path directory;
    private final Path data;
    private final Path log;
    private final int port;
    private final String password;
    private @Nullable Child child;

    PostgresServer(Path programs, Path directory, int port, String password) {
        this.programs = programs;
        this.directory = directory.toAbsolutePath();
        this.data = directory.resolve("postgresql");
        this.log = directory.resolve("logs/postgresql.log");
        this.port = port;
        this.password = password;
    }

    /** Starts the server and waits until it answers. */
    public void start() {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialize();
        }
        endLeftover();
        List<String> command = program("postgres", "-D", data.toString(), "-p", Integer.toString(port));
        settings().forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        Child started = Child.start("PostgreSQL", command, Map.of("TZ", "UTC"), data, log);
        child = started;
        started.await(START, () -> {
            try (Connection probe = connect("postgres", SUPERUSER, password)) {
                return probe.isValid(2);
            }
        });
        started.remember();
    }

    private static Map<String, String> settings() {
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "fsync", "on",
                "synchronous_commit", "on",
                "max_connections", "200",
                "shared_buffers", "128MB",
                "timezone", "UTC",
                "log_timezone", "UTC",
                "password_encryption", "scram-sha-256");
    }

    private void initialize() {
        Path next = data.resolveSibling("postgresql.new");
        Path passwordFile = data.resolveSibling("postgresql.password");
        PrivateFiles.deleteTree(next);
        PrivateFiles.write(passwordFile, password);
        try {
            List<String> command =
                    program("initdb", "-D", next.toString(), "-U", SUPERUSER, "-A", "scram-sha-256", "-E", "UTF8");
            command.addAll(List.of("--pwfile", passwordFile.toString(), "--no-instructions"));
            command.addAll(List.of("--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"));
            Child initdb = Child.start("PostgreSQL's initdb", command, Map.of(), directory, log);
            if (initdb.awaitExit(START) != 0) {
                throw new StackFailure("PostgreSQL's data directory could not be made." + rootHint() + " The end of "
                        + log + ":\n" + Child.tail(log, 20));
            }
            PrivateFiles.write(next.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            Files.move(next, data);
        } catch (IOException e) {
            throw new StackFailure("PostgreSQL's data directory could not be moved to " + data + ".", e);
        } finally {
            PrivateFiles.deleteTree(passwordFile);
        }
    }

    private static String rootHint() {
        return "root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable()
                ? " PostgreSQL refuses to run as root and 'unshare -U' is not allowed here: run as an ordinary user."
                : "";
    }

    private List<String> program(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve("bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** A server of this data directory that outlived its launcher is ended; it would hold the directory's lock. */
    private void endLeftover() {
        endLeftover(directory);
    }

    /** The same for a launcher that only cleans up. */
    static void endLeftover(Path directory) {
        Path pidFile = directory.resolve("postgresql/postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(
                PrivateFiles.read(pidFile).lines().findFirst().orElse("0").trim());
        ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(found -> found.info().command().orElse("").endsWith("postgres"))
                .ifPresent(PostgresServer::shutDown);
    }

    /** Fast shutdown: running statements are rolled back, everything committed is written. */
    private static void shutDown(ProcessHandle postmaster) {
        new Ending("PostgreSQL", List.of(postmaster)).asked(STOP, () -> interrupt(postmaster));
    }

    /** Java itself knows no way to send SIGINT. */
    private static void interrupt(ProcessHandle postmaster) {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + postmaster.pid())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StackFailure("PostgreSQL (process " + postmaster.pid() + ") cannot be told to stop.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the server cleanly. Does nothing when it does not run. */
    public void stop() {
        Child running = child;
        if (running != null) {
            ProcessHandle.of(running.pid()).ifPresent(PostgresServer::shutDown);
            running.stop(STOP);
            child = null;
        }
    }

    /** Ends the server as a crash would; {@link #start()} recovers. */
    public void kill() {
        Child running = child;
        if (running != null) {
            running.kill();
            child = null;
        }
    }

    public boolean isRunning() {
        Child running = child;
        return running != null && running.isAlive();
    }

    public int port() {
        return port;
    }

    Path log() {
        return log;
    }

    /** The JDBC address of a database, without user and password. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    Connection connect(String database, String user, String password) throws SQLException {
        DriverManager.setLoginTimeout(5);
        return DriverManager.getConnection(url(database), user, password);
    }

    /** As superuser: for setting up, and for tests that look at or damage a database from outside. */
    public Connection connectAsSuperuser(String database) throws SQLException {
        return connect(database, SUPERUSER, password);
    }
}
