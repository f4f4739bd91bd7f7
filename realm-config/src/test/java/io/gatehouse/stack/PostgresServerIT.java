package io.gatehouse.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the database keeps when the launcher dies. */
final class PostgresServerIT {

    /** A launcher of its own process: starts the server, writes a row, says so and hangs on. */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        PostgresServer server = server(data, Integer.parseInt(arguments[1]));
        server.start();
        try (Connection c = server.connectAsSuperuser("postgres");
                Statement s = c.createStatement()) {
            s.execute("create table kept (id int)");
            s.execute("insert into kept values (42)");
        }
        Files.writeString(data.resolve("written"), "yes");
        Thread.currentThread().join();
    }

    private static PostgresServer server(Path data, int port) {
        return new PostgresServer(
                PostgresBinaries.unpacked(SharedStack.options("postgres-cache").cache()), data, port, "a-password");
    }

    @Test
    void aKilledLauncherLosesNothingAndItsServerIsEndedAtTheNextStart() throws Exception {
        Path data = SharedStack.options("killed-launcher").data();
        PrivateFiles.directory(data);
        int port = Ports.random().postgres();
        Process launcher = new ProcessBuilder(List.of(
                        KeycloakServer.java(),
                        "-Dgatehouse.root=" + SharedStack.root(),
                        "-Dgatehouse.keycloak.zip=" + System.getProperty("gatehouse.keycloak.zip"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostgresServerIT.class.getName(),
                        data.toString(),
                        Integer.toString(port)))
                .inheritIO()
                .start();
        assertTrue(Wait.until(Duration.ofSeconds(90), () -> {
            if (!launcher.isAlive()) {
                throw new StackFailure("The launcher ended with " + launcher.exitValue() + ".");
            }
            return Files.exists(data.resolve("written"));
        }));
        long orphan = Long.parseLong(
                Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(0));

        launcher.destroyForcibly();
        assertTrue(launcher.waitFor(20, TimeUnit.SECONDS));
        assertTrue(
                ProcessHandle.of(orphan).map(ProcessHandle::isAlive).orElse(false), "the server outlives its launcher");

        PostgresServer next = server(data, Ports.random().postgres());
        next.start();
        try {
            assertFalse(ProcessHandle.of(orphan).map(ProcessHandle::isAlive).orElse(false));
            assertEquals(42, kept(next));
            next.kill();
            next.start();
            assertEquals(42, kept(next));
        } finally {
            next.stop();
        }
        assertFalse(next.isRunning());
        assertFalse(Files.exists(data.resolve("postgresql/postmaster.pid")), "stopped cleanly");
    }

    private static int kept(PostgresServer server) throws Exception {
        try (Connection c = server.connectAsSuperuser("postgres");
                Statement s = c.createStatement();
                ResultSet row = s.executeQuery("select id from kept")) {
            assertTrue(row.next());
            return row.getInt(1);
        }
    }
}
