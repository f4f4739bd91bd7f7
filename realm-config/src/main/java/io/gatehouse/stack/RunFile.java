package io.gatehouse.stack;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What a running launcher leaves for {@code stop}, {@code status} and {@code doctor}: {@code run.properties} in the data
 * directory, removed at the end.
 *
 * @param launcher see {@link ProcessMark}
 * @param state how far it is
 * @param base its first port
 * @param bind where Keycloak and the app listen
 */
record RunFile(String launcher, State state, int base, String bind) {

    enum State {
        STARTING,
        HEALTHY,
        STOPPING
    }

    static Path in(Path data) {
        return data.resolve("run.properties");
    }

    void write(Path data) {
        PrivateFiles.write(
                in(data), "launcher=" + launcher + "\nstate=" + state + "\nbase=" + base + "\nbind=" + bind + "\n");
    }

    /** What is written, empty when there is none. The launcher may be dead. */
    static Optional<RunFile> read(Path data) {
        if (!Files.exists(in(data))) {
            return Optional.empty();
        }
        Properties text = new Properties();
        try {
            text.load(new StringReader(PrivateFiles.read(in(data))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new RunFile(
                text.getProperty("launcher", ""),
                State.valueOf(text.getProperty("state", State.STARTING.name())),
                Integer.parseInt(text.getProperty("base", Integer.toString(DemoSettings.DEFAULT_BASE))),
                text.getProperty("bind", StackOptions.LOOPBACK)));
    }

    /** The launcher's process when it lives. */
    Optional<ProcessHandle> process() {
        return ProcessMark.find(launcher);
    }

    Ports ports() {
        return Ports.from(base);
    }

    static void remove(Path data) {
        PrivateFiles.deleteTree(in(data));
    }
}
