package io.gatehouse.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A copy of one of the project's scripts, run with nothing but a PATH of its own. */
final class Script {

    private final List<String> start;
    private final Path bin;

    /**
     * Copies the script.
     *
     * @param shell the program that runs it
     * @param name below the top of the sources, and below {@code tree}
     * @param bin a folder to be made: the PATH
     * @param tools programs of this machine that the script may use
     */
    Script(String shell, String name, Path tree, Path bin, List<String> tools) throws IOException {
        Path copy = tree.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.copy(sources().resolve(name), copy);
        this.start = List.of(shell, copy.toString());
        this.bin = Files.createDirectory(bin);
        for (String tool : tools) {
            Files.createSymbolicLink(bin.resolve(tool), Objects.requireNonNull(Sessions.find(tool), tool));
        }
    }

    record Said(int exit, String text) {}

    Said run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError(command + " closed its output but does not end");
        }
        return new Said(process.exitValue(), text);
    }

    /** A program on the PATH that does what its body says. */
    void has(String name, String body) throws IOException {
        program(bin.resolve(name), body);
    }

    void lacks(String name) throws IOException {
        Files.delete(bin.resolve(name));
    }

    static void program(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    private static Path sources() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("gatehouse"))) {
            at = Objects.requireNonNull(at.getParent(), "no launcher script above the module");
        }
        return at;
    }
}
