package io.gatehouse.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that we started, with everything it started itself. Its output goes to a log file, its process ids to a
 * file, so that a later launcher finds what a killed one left behind.
 */
final class Child {

    private final String name;
    private final Process process;
    private final Path log;
    private final Path pidFile;

    private Child(String name, Process process, Path log, Path pidFile) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.pidFile = pidFile;
    }

    static Child start(String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
        Path pidFile = log.resolveSibling(log.getFileName() + ".pids");
        endLeftover(name, pidFile);
        ProcessBuilder builder = new ProcessBuilder(Sessions.own(command));
        builder.environment().putAll(environment);
        builder.directory(directory.toFile());
        builder.redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            PrivateFiles.write(log, "");
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            Child child = new Child(name, builder.start(), log, pidFile);
            child.remember();
            return child;
        } catch (IOException e) {
            throw new StackFailure(name + " cannot be started: " + e.getMessage() + ".", e);
        }
    }

    /** Writes the ids of the whole tree down; called again when the tree is complete. */
    void remember() {
        PrivateFiles.write(pidFile, tree().stream().map(ProcessMark::of).collect(Collectors.joining("\n")) + "\n");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Of the whole tree, in steps of a hundredth of a second. */
    Duration processorTime() {
        return tree().stream()
                .flatMap(one -> one.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Waits for the condition while the program lives; otherwise fails with the end of its log. */
    void await(Duration limit, java.util.concurrent.Callable<Boolean> condition) {
        boolean ready = Wait.until(limit, () -> {
            if (!process.isAlive()) {
                throw new StackFailure(name + " ended at start with exit code " + process.exitValue() + ". The end of "
                        + log + ":\n" + tail(log, 40));
            }
            return condition.call();
        });
        if (!ready) {
            throw new StackFailure(name + " was not ready within " + limit.toSeconds() + " seconds. The end of " + log
                    + ":\n" + tail(log, 40));
        }
    }

    /** Waits for the program's end. */
    int awaitExit(Duration limit) {
        if (!Wait.until(limit, () -> !process.isAlive())) {
            kill();
            throw new StackFailure(name + " did not finish within " + limit.toSeconds() + " seconds. The end of " + log
                    + ":\n" + tail(log, 40));
        }
        return process.exitValue();
    }

    /** Asks the tree to end (SIGTERM) and waits; kills what is still there after the limit. */
    void stop(Duration limit) {
        ending().asked(limit);
        forget();
    }

    /** Ends the tree without warning (SIGKILL), as a crash would. */
    void kill() {
        ending().forced();
        forget();
    }

    private Ending ending() {
        return new Ending(name, tree());
    }

    /** What it started comes before itself: told to end first, it does not start that anew. */
    private List<ProcessHandle> tree() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
    }

    private void forget() {
        delete(pidFile);
    }

    private static void delete(Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Ends the processes that a killed launcher left behind. Others that got the same ids since are not touched. */
    static void endLeftover(String name, Path pidFile) {
        if (!Files.exists(pidFile)) {
            return;
        }
        List<ProcessHandle> left = PrivateFiles.read(pidFile)
                .lines()
                .flatMap(line -> ProcessMark.find(line).stream())
                .flatMap(found -> Stream.concat(Stream.of(found), found.descendants()))
                .distinct()
                .toList();
        new Ending("A " + name + " of an earlier run", left).asked(Duration.ofSeconds(30));
        delete(pidFile);
    }

    /** The last lines of a log file, or a word that there is none. */
    static String tail(Path log, int lines) {
        try {
            List<String> all =
                    Files.readString(log, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
