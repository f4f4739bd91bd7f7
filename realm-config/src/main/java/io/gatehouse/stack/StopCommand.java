package io.gatehouse.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code ./gatehouse stop}: ends a demo, also one whose launcher was killed. */
final class StopCommand {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private StopCommand() {}

    static int run(Installation installation) {
        Path data = installation.demoData();
        Optional<RunFile> running = RunFile.read(data);
        Optional<ProcessHandle> launcher = running.flatMap(RunFile::process);
        launcher.ifPresent(process -> {
            System.out.println("Stopping the demo (process " + process.pid() + ") …");
            new Ending("The demo's launcher", List.of(process)).asked(LIMIT);
        });
        Leftovers.end(data);
        Leftovers.endBench(installation.benchData());
        if (running.isPresent()) {
            RunFile.remove(data);
        }
        System.out.println(running.isPresent() ? "Stopped. The data stay in " + data + "." : "No demo is running.");
        return 0;
    }
}
