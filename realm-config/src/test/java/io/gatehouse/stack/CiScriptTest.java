package io.gatehouse.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.stack.Script.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .ci/run} leaves nothing out: the script in a folder and with a PATH of its own, and a Maven that only notes its calls. */
final class CiScriptTest {

    @TempDir
    private Path folder = Path.of("");

    private Path jdks = Path.of("");
    private Path calls = Path.of("");
    private @Nullable Script copied;

    @BeforeEach
    void copyScript() throws IOException {
        jdks = folder.resolve("jdks");
        calls = folder.resolve("calls");
        copied = new Script(
                "/bin/bash", ".ci/run", folder.resolve("tree"), folder.resolve("bin"), List.of("dirname", "sed"));
        script().has("id", "echo 1000");
        script().has("mvn", "echo \"CI=$CI JAVA_HOME=$JAVA_HOME $*\" >> '" + calls + "'");
    }

    private Script script() {
        return Objects.requireNonNull(copied);
    }

    private Said run() throws IOException, InterruptedException {
        return script().run(Map.of("JVMS", jdks.toString()));
    }

    @Test
    void withoutABrowserItFailsAndSaysSo() throws Exception {
        jdk(25);
        Said said = run();
        assertNotEquals(0, said.exit());
        assertTrue(said.text().contains("NO BROWSER"), said.text());
        assertTrue(Files.notExists(calls), "nothing is built for nothing");
    }

    @Test
    void withoutANewerJdkItSaysLoudlyThatNullnessIsNotChecked() throws Exception {
        script().has("chromium", "true");
        jdk(17);
        Said said = run();
        assertEquals(0, said.exit(), said.text());
        assertTrue(said.text().contains("NO JDK 21 OR NEWER"), said.text());
        assertEquals(1, Files.readAllLines(calls).size(), "every test, and no check of nullness");
    }

    @Test
    void withBothItChecksNullnessAndThenRunsEveryTestAsABuildServer() throws Exception {
        script().has("chromium", "true");
        Path newer = jdk(21);
        Said said = run();
        assertEquals(0, said.exit(), said.text());
        List<String> made = Files.readAllLines(calls);
        assertEquals(2, made.size(), made::toString);
        assertTrue(made.get(0).startsWith("CI=true JAVA_HOME=" + newer + " "), made.get(0));
        assertTrue(made.get(0).endsWith(" clean compile"), made.get(0));
        assertTrue(made.get(1).startsWith("CI=true JAVA_HOME= "), made.get(1));
        assertTrue(made.get(1).endsWith(" clean verify -Pci"), made.get(1));
    }

    private Path jdk(int major) throws IOException {
        Path home = jdks.resolve("jdk-" + major);
        Script.program(home.resolve("bin/javac"), "echo javac " + major + ".0.2");
        return home;
    }
}
