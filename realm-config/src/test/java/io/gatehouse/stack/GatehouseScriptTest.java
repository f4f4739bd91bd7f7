package io.gatehouse.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.stack.Script.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is missing gets one clear sentence: the launcher script in a folder and with a PATH of its own. */
final class GatehouseScriptTest {

    private static final List<String> TOOLS = List.of(
            "awk", "cat", "date", "df", "dirname", "find", "grep", "head", "mkdir", "mv", "rm", "sed", "sh", "sleep",
            "tail", "touch", "tr");

    @TempDir
    private Path folder = Path.of("");

    private Path top = Path.of("");
    private @Nullable Script copied;

    @BeforeEach
    void copyScript() throws IOException {
        top = folder.resolve("top of the tree");
        copied = new Script("/bin/sh", "gatehouse", top, folder.resolve("bin"), TOOLS);
        program("java", "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2; echo jdk.compiler@17");
    }

    private Script script() {
        return Objects.requireNonNull(copied);
    }

    private void program(String name, String body) throws IOException {
        script().has(name, body);
    }

    private Said run(String... arguments) throws IOException, InterruptedException {
        return script().run(Map.of("HOME", folder.toString()), arguments);
    }

    private void refused(String sentencePart) throws IOException, InterruptedException {
        Said said = run("demo");
        assertEquals(1, said.exit(), said.text());
        assertTrue(said.text().contains(sentencePart), said.text());
        assertEquals(1, said.text().lines().count(), "one sentence: " + said.text());
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws Exception {
        script().lacks("java");
        refused("No Java found. Install a JDK 17");
    }

    @Test
    void anOldJavaIsNamedWithItsVersion() throws Exception {
        program("java", "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");
        refused("Java 11.0.2 is too old");
        program("java", "echo 'java version \"1.8.0_402\"' >&2");
        refused("Java 1.8.0_402 is too old");
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws Exception {
        refused("No Maven found. Install Maven 3.8");
    }

    @Test
    void aRuntimeWithoutCompilerIsNotEnough() throws Exception {
        program("java", "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2; echo java.base@17");
        program("mvn", "exit 0");
        refused("is a runtime without compiler");
    }

    @Test
    void aFullDiskIsNamed() throws Exception {
        program("df", "echo 'Filesystem 1024-blocks Used Available'; echo 'disk 9000000 8000000 1000000'");
        refused("Only 976 MB are free");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws Exception {
        Files.writeString(top.resolve(".gatehouse"), "a file is in the way");
        refused("This folder cannot be written to");
    }

    @Test
    void aFailedBuildShowsItsErrors() throws Exception {
        program("mvn", "echo '[ERROR] something is broken'; exit 7");
        Said said = run("demo");
        assertEquals(1, said.exit(), said.text());
        assertTrue(said.text().contains("[ERROR] something is broken"), said.text());
        assertTrue(said.text().contains("The build failed"), said.text());
    }

    @Test
    void helpNeedsNothingAndUnknownCommandsExitWithTwo() throws Exception {
        script().lacks("java");
        assertEquals(0, run("help").exit());
        assertTrue(run("help").text().contains("demo [--fresh]"));
        assertEquals(2, run("launch").exit());
        assertEquals(2, run().exit());
    }

    @Test
    void aCommandLineThatIsWrongIsSaidBeforeAnythingIsBuilt() throws Exception {
        program("mvn", "echo built > built");
        Map<String, List<String>> wrong = Map.of(
                "'demo' does not know '--frsh'", List.of("demo", "--fresh", "--frsh"),
                "--port-base needs a value", List.of("demo", "--port-base", "--fresh"),
                "--port-base needs a number, not 'many'", List.of("demo", "--port-base", "many"),
                "--force-bind needs a value", List.of("demo", "--force-bind"),
                "'bench' does not know 'tokens'", List.of("bench", "tokens"),
                "'bench' does not know 'fast'", List.of("bench", "token-overhead", "fast"),
                "--pairs needs a number, not 'few'", List.of("bench", "grant-overhead", "--pairs", "few"),
                "'status' does not know 'all'", List.of("status", "all"));
        for (Map.Entry<String, List<String>> one : wrong.entrySet()) {
            Said said = run(one.getValue().toArray(String[]::new));
            assertEquals(2, said.exit(), said.text());
            assertTrue(said.text().contains(one.getKey()), said.text());
        }
        for (List<String> refused : List.of(List.of("--port-base", "80"), List.of("--bind", "0.0.0.0"))) {
            Said said = run("demo", refused.get(0), refused.get(1));
            assertEquals(1, said.exit(), said.text());
            assertTrue(said.text().contains(refused.get(1)), said.text());
        }
        assertTrue(Files.notExists(top.resolve("built")));
    }

    @Test
    void helpAfterACommandAndTheListOfBenchesBuildNothing() throws Exception {
        program("mvn", "echo built > built");
        for (String command : List.of("demo", "bench", "doctor", "stop", "status")) {
            Said said = run(command, "--help");
            assertEquals(0, said.exit(), said.text());
            assertTrue(said.text().startsWith("Usage:"), said.text());
        }
        Said list = run("bench");
        assertEquals(0, list.exit(), list.text());
        assertEquals(
                BenchCommand.NAMES,
                list.text().lines().map(line -> line.split(" ")[0]).collect(Collectors.toSet()));
        assertTrue(Files.notExists(top.resolve("built")));
    }

    /** The script and the launcher must know the same options. */
    @Test
    void everyOptionOfTheLauncherPassesTheScriptAndIsInItsHelp() throws Exception {
        String help = run("help").text();
        for (String option : DemoSettings.KNOWN) {
            assertKnown("demo", option, help);
        }
        for (String option : DoctorSettings.KNOWN) {
            assertKnown("doctor", option, help);
        }
        assertTrue(help.contains("bench [NAME] [" + BenchCommand.PAIRS_OPTION), help);
    }

    private void assertKnown(String command, String option, String help) throws Exception {
        assertTrue(help.contains(option), option);
        Said said = run(command, option, option.endsWith("-base") ? "18080" : "127.0.0.1");
        assertFalse(said.text().contains("does not know '" + option), said.text());
    }

    @Test
    void stopAndStatusNeverBuild() throws Exception {
        program("mvn", "echo built > built");
        assertEquals(0, run("stop").exit());
        assertEquals(3, run("status").exit());
        assertTrue(Files.notExists(top.resolve("built")));
    }
}
