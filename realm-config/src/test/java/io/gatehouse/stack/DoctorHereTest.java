package io.gatehouse.stack;

import static io.gatehouse.stack.DoctorTest.assertFault;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor looks for on this machine, and at a demo whose parts are away. */
final class DoctorHereTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void maven() throws IOException {
        assertFault(List.of(MavenProgram.finding(null)), "Maven", "not found", "Install Maven 3.8");
        assertFault(List.of(maven("Apache Maven 3.6.3 (x)")), "Maven", "3.6.3", "Install Maven 3.8");
        assertFault(List.of(maven("The JAVA_HOME is not right")), "Maven", "JAVA_HOME", "Install Maven 3.8");
        assertEquals(
                "Apache Maven 3.8.7, " + folder.resolve("mvn"),
                maven("\033[1mApache Maven 3.8.7\033[m").detail());
        assertTrue(maven("Apache Maven 4.0.0-rc-4 (x)").ok());
    }

    private Finding maven(String says) throws IOException {
        Path program = folder.resolve("mvn");
        Script.program(program, "echo '" + says + "'");
        return MavenProgram.finding(program);
    }

    @Test
    void aPortOfTheBaseThatWasAskedForIsTaken() throws IOException {
        Ports ports = Ports.random();
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), ports.smtp()));
            assertFault(
                    DoctorCommand.notRunning(false, ports), "Port " + ports.smtp(), "meant for mail", "--port-base");
        }
        assertFault(DoctorCommand.notRunning(true, ports), "Demo", "without cleaning up", "./gatehouse stop");
    }

    @Test
    void options() {
        assertEquals(new DoctorSettings(8080, null, null, null), settings());
        assertEquals(new DoctorSettings(23000, null, null, null), settings("--port-base", "23000"));
        assertEquals(
                new DoctorSettings(8080, "https://kc", "shop", "https://gh"),
                settings("--url", "https://kc", "--realm", "shop", "--app", "https://gh"));
        for (List<String> wrong : List.of(
                List.of("--url", "https://kc"), List.of("--realm", "shop"), List.of("--app", "a"), List.of("--x"))) {
            assertThrows(Arguments.Misuse.class, () -> settings(wrong.toArray(String[]::new)));
        }
    }

    private static DoctorSettings settings(String... words) {
        return DoctorSettings.parse(new Arguments(List.of(words)));
    }

    /** A demo of which only the note that it runs is left: every part is missed by name. */
    @Test
    void partsOfTheDemoThatAreAway() {
        RunFile run =
                new RunFile(ProcessMark.of(ProcessHandle.current()), RunFile.State.STARTING, freeBase(), "0.0.0.0");
        Map<String, String> remedies = new HashMap<>();
        new DemoCheckUp(folder, run, Clock.systemUTC())
                .findings(LocalDate.of(2026, 9, 14)).stream()
                        .filter(finding -> !finding.ok())
                        .forEach(finding -> remedies.put(finding.what(), finding.remedy()));
        assertEquals(Set.of("Demo", "Binding", "PostgreSQL", "Keycloak", "Mailbox", "App"), remedies.keySet());
        assertTrue(String.valueOf(remedies.get("Keycloak")).contains("logs/keycloak.log"));
    }

    private static int freeBase() {
        int base = Ports.random().keycloak();
        while (Ports.from(base).occupied().isPresent()) {
            base = Ports.random().keycloak();
        }
        return base;
    }
}
