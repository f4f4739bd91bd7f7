package io.gatehouse.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The demo as a visitor runs it, from {@code demo --background} to {@code stop} and Ctrl-C. It stands in this module because it needs
 * every jar.
 */
@Tag("ci")
final class DemoIT {

    private final Path data = Path.of("target/stack/demo").toAbsolutePath();
    private final int base = freeBase();

    private record Said(int exit, String text) {}

    private static int freeBase() {
        int base = Ports.random().keycloak();
        while (Ports.from(base).occupied().isPresent()) {
            base = Ports.random().keycloak();
        }
        return base;
    }

    @AfterEach
    void stopWhateverRuns() throws Exception {
        launcher("stop");
    }

    @Test
    void oneCommandRunsItAllARestartKeepsTheDataAndStopLeavesNothing() throws Exception {
        Said started = launcher("demo", "--fresh", "--background", "--port-base", Integer.toString(base));
        assertEquals(0, started.exit(), started.text());
        for (String address : List.of(
                "http://localhost:" + (base + 8),
                "http://localhost:" + base + "/admin",
                "http://localhost:" + base + "/admin/lanstone/console/",
                "http://localhost:" + (base + 4))) {
            assertTrue(started.text().contains(address), started.text());
            assertTrue(status(address) < 400, address);
        }
        whatTheTableSaysIsThere(started.text());
        everybodyInTheTableSignsIn(started.text());
        nobodyListensOutsideOfLoopback();
        Said doctor = launcher("doctor");
        assertEquals(0, doctor.exit(), doctor.text());
        Said elsewhere = launcher(
                "doctor",
                "--url",
                "http://localhost:" + base,
                "--realm",
                "lanstone",
                "--app",
                "http://localhost:" + (base + 8));
        assertEquals(0, elsewhere.exit(), elsewhere.text());
        assertEquals(0, launcher("status").exit());
        Said second = launcher("demo");
        assertEquals(1, second.exit());
        assertTrue(second.text().contains("already running"), second.text());

        aKilledPartComesBack();
        admin().post("/admin/realms/lanstone/roles", Map.of("name", "kept-over-restart"))
                .expect(201);

        Said stopped = launcher("stop");
        assertEquals(0, stopped.exit(), stopped.text());
        assertEquals(List.of(), processes());
        assertEquals(3, launcher("status").exit());

        interruptedItStopsAndKeepsItsData();

        Said fresh = launcher("demo", "--fresh", "--background", "--port-base", Integer.toString(base));
        assertEquals(0, fresh.exit(), fresh.text());
        admin().get("/admin/realms/lanstone/roles/kept-over-restart").expect(404);

        ProcessHandle launcher = RunFile.read(data).orElseThrow().process().orElseThrow();
        launcher.destroyForcibly();
        assertTrue(Wait.until(Duration.ofSeconds(20), () -> !launcher.isAlive()));
        assertFalse(processes().isEmpty(), "the parts outlive their launcher");
        assertEquals(0, launcher("stop").exit());
        assertEquals(List.of(), processes());
    }

    /** The app makes its data in the first seconds after its start. */
    private void whatTheTableSaysIsThere(String table) throws Exception {
        DemoFacts facts =
                new DemoFacts(new PostgresServer(data, data, Ports.from(base).postgres(), secret("postgres")));
        boolean there =
                Wait.until(Duration.ofMinutes(2), () -> facts.counted().stream().allMatch(table::contains));
        assertTrue(there, facts.counted() + " are not all in\n" + table);
    }

    private void everybodyInTheTableSignsIn(String table) {
        AdminClient anybody = AdminClient.anonymous("http://localhost:" + base);
        Stream.concat(AccountTable.PERSONAS.stream().map(AccountTable.Persona::user), Stream.of("sun.li"))
                .forEach(user -> {
                    assertTrue(table.contains(user), user);
                    // fails unless the password is right
                    anybody.tokenFor("lanstone", "admin-cli", user, "demo");
                });
    }

    /** App and mailbox too. Where the kernel does not say it in a file, it is shown for the stack alone. */
    private void nobodyListensOutsideOfLoopback() throws IOException {
        if (!Listeners.known()) {
            return;
        }
        try (ServerSocket everywhere = new ServerSocket(0)) {
            Set<String> at = Listeners.of(everywhere.getLocalPort());
            assertFalse(at.isEmpty() || Listeners.LOOPBACK.containsAll(at), "would be seen: " + at);
        }
        for (Map.Entry<String, Integer> part : Ports.from(base).byPart().entrySet()) {
            Set<String> at = Listeners.of(part.getValue());
            assertFalse(at.isEmpty(), part + " listens nowhere");
            assertTrue(Listeners.LOOPBACK.containsAll(at), part + " listens at " + at);
        }
    }

    /** In the foreground, as somebody who presses Ctrl-C meets it: the signal goes to the whole group of the terminal. */
    private void interruptedItStopsAndKeepsItsData() throws Exception {
        Path out = Files.createTempFile(Path.of("target"), "launcher", ".out");
        Process shown = new ProcessBuilder(Sessions.own(interruptible(command("demo", "--port-base", "" + base))))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertTrue(Wait.until(
                Duration.ofMinutes(10),
                () -> !shown.isAlive() || launcher("status").exit() == 0));
        assertTrue(shown.isAlive(), Files.readString(out));
        admin().get("/admin/realms/lanstone/roles/kept-over-restart").expect(200);

        assertEquals(0, run("kill", "-INT", "--", "-" + shown.pid()));
        assertTrue(shown.waitFor(3, TimeUnit.MINUTES), Files.readString(out));
        assertEquals(130, shown.exitValue());
        assertTrue(Files.readString(out).strip().endsWith("Stopped"), Files.readString(out));
        assertEquals(List.of(), processes());
    }

    /** Whoever runs tests behind an {@code &} of a script has the signal ignored, and what they start inherits that. */
    private static List<String> interruptible(List<String> command) throws IOException, InterruptedException {
        List<String> reset = List.of("env", "--default-signal=INT");
        boolean possible = run("env", "--default-signal=INT", "true") == 0;
        return possible ? Stream.concat(reset.stream(), command.stream()).toList() : command;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private String secret(String name) {
        return new Secrets(data.resolve("secrets.properties")).of(name);
    }

    private void aKilledPartComesBack() throws Exception {
        Path pids = data.resolve("logs/app.log.pids");
        String before = Files.readString(pids);
        before.lines().flatMap(line -> ProcessMark.find(line).stream()).forEach(ProcessHandle::destroyForcibly);
        assertTrue(Wait.until(
                Duration.ofMinutes(3),
                () -> !before.equals(Files.readString(pids))
                        && launcher("status").exit() == 0));
    }

    private AdminClient admin() {
        String password = secret("keycloak-admin");
        return AdminClient.anonymous("http://localhost:" + base).as("master", "admin-cli", "admin", password);
    }

    /** Everything that runs from, or on, the demo's data. */
    private List<String> processes() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(data + "/"))
                .toList();
    }

    private static int status(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                KeycloakServer.java(),
                "-Dgatehouse.root=" + SharedStack.root(),
                "-Dgatehouse.demo.data=" + data,
                "-Dgatehouse.keycloak.zip=" + System.getProperty("gatehouse.keycloak.zip"),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Said launcher(String... arguments) throws IOException, InterruptedException {
        List<String> command = command(arguments);
        Path out = Files.createTempFile(Path.of("target"), "launcher", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        if (List.of(arguments).contains("--url")) {
            builder.environment()
                    .putAll(Map.of(
                            "GATEHOUSE_ADMIN_USER", "admin", "GATEHOUSE_ADMIN_PASSWORD", secret("keycloak-admin")));
        }
        Process process = builder.start();
        assertTrue(process.waitFor(15, TimeUnit.MINUTES), () -> String.join(" ", arguments) + " hangs");
        return new Said(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
    }
}
