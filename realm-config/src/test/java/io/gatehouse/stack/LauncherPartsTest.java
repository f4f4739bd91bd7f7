package io.gatehouse.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.realm.DemoCompany;
import io.gatehouse.realm.Person;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's small parts, without any server. */
final class LauncherPartsTest {

    @TempDir
    private Path folder = Path.of("");

    private static DemoSettings demo(String... words) {
        return DemoSettings.parse(new Arguments(List.of(words)));
    }

    @Test
    void optionsOfTheDemo() {
        assertEquals(new DemoSettings(false, false, 8080, "127.0.0.1"), demo());
        assertEquals(
                new DemoSettings(true, true, 18080, "127.0.0.1"),
                demo("--fresh", "--port-base", "18080", "--background"));
        assertThrows(Arguments.Misuse.class, () -> demo("--port-base"));
        assertThrows(Arguments.Misuse.class, () -> demo("--port-base", "many"));
        assertThrows(Arguments.Misuse.class, () -> demo("--frsh"));
        assertThrows(StackFailure.class, () -> demo("--port-base", "80"));
    }

    @Test
    void anotherAddressThanLoopbackNeedsForce() {
        assertEquals("127.0.0.1", demo("--bind", "localhost").bind());
        StackFailure refused = assertThrows(StackFailure.class, () -> demo("--bind", "0.0.0.0"));
        assertTrue(refused.getMessage().contains("--force-bind 0.0.0.0"), refused.getMessage());
        assertEquals("0.0.0.0", demo("--force-bind", "0.0.0.0").bind());
    }

    @Test
    void portsOfOneStackDiffer() {
        assertEquals(6, new HashSet<>(Ports.from(8080).byPart().values()).size());
        assertEquals(6, new HashSet<>(Ports.random().byPart().values()).size());
        assertEquals(8088, Ports.from(8080).app());
    }

    @Test
    void anOccupiedPortIsNamedWithItsRemedy() throws Exception {
        Ports ports = Ports.random();
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), ports.app()));
            String sentence = ports.occupied().orElseThrow();
            assertTrue(sentence.contains("Port " + ports.app() + ", meant for Gatehouse"), sentence);
            assertTrue(sentence.contains("--port-base"), sentence);
        }
        assertTrue(ports.occupied().isEmpty());
    }

    @Test
    void freshDeletesNothingWhileAPortIsInUse() throws Exception {
        Path kept = Files.createDirectories(folder.resolve(".gatehouse/demo")).resolve("kept.txt");
        Files.writeString(kept, "a realm of last week");
        int base = Ports.random().keycloak();
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(
                    InetAddress.getByName("127.0.0.1"), Ports.from(base).app()));
            DemoCommand command =
                    new DemoCommand(new Installation(folder), demo("--fresh", "--port-base", Integer.toString(base)));
            StackFailure refused = assertThrows(StackFailure.class, () -> command.run(LocalDate.now()));
            assertTrue(refused.getMessage().startsWith("Port "), refused.getMessage());
        }
        assertTrue(Files.exists(kept));
    }

    @Test
    void everyPersonaIsInTheCompany() {
        Set<String> people =
                DemoCompany.load().people().stream().map(Person::username).collect(Collectors.toSet());
        AccountTable.PERSONAS.forEach(persona -> assertTrue(people.contains(persona.user()), persona.user()));
        assertTrue(people.contains("sun.li"));
    }

    @Test
    void theTableNamesEveryAddressAndNoSecret() {
        StackOptions options = StackOptions.in(folder, folder, folder).withPorts(Ports.from(18080));
        String table = AccountTable.text(options);
        for (String piece : List.of(
                "http://localhost:18088",
                "http://localhost:18080/admin",
                "http://localhost:18084",
                "chen.jing       陈静       manager          Q3 access review: 12 of 30 left, due in 2 days\n",
                "Tour: ",
                "sun.li",
                folder.toString())) {
            assertTrue(table.contains(piece), piece + " in\n" + table);
        }
        Secrets secrets = new Secrets(folder.resolve("secrets.properties"));
        assertFalse(table.contains(secrets.of("keycloak-admin")));
    }

    @Test
    void dataOfAnEarlierDayOfferAFreshStart() {
        LocalDate today = LocalDate.of(2026, 9, 14);
        assertTrue(Demo.stale(folder, today).isEmpty());
        PrivateFiles.write(folder.resolve("seeded-on"), today + "\n");
        assertTrue(Demo.stale(folder, today).isEmpty());
        assertTrue(Demo.stale(folder, today.plusDays(1)).orElseThrow().contains("--fresh"));
    }

    @Test
    void passwordsAreKeptAndDiffer() {
        Secrets first = new Secrets(folder.resolve("s.properties"));
        String one = first.of("one");
        String two = first.of("two");
        assertFalse(one.equals(two));
        Secrets again = new Secrets(folder.resolve("s.properties"));
        assertEquals(one, again.of("one"));
        assertEquals(two, again.of("two"));
    }

    @Test
    void theMailboxEscapesWhatMailsSay() {
        String page = Mailbox.page(List.of(new Mail("a@b", List.of("c@d"), "<script>alert(1)</script>", "\"&'<b>")));
        assertFalse(page.contains("<script>"));
        assertTrue(page.contains("&lt;script&gt;"));
        assertTrue(page.contains("&quot;&amp;'&lt;b&gt;"));
    }

    @Test
    void aProcessIsFoundAgainByIdAndStart() {
        ProcessHandle self = ProcessHandle.current();
        assertEquals(self, ProcessMark.find(ProcessMark.of(self)).orElseThrow());
        assertTrue(ProcessMark.find(self.pid() + " 1000").isEmpty(), "an id that was used anew");
        assertTrue(ProcessMark.find("nonsense").isEmpty());
    }
}
