package io.gatehouse.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a launcher that was killed left running. */
final class Leftovers {

    private static final List<String> CHILDREN = List.of("app", "keycloak");

    private Leftovers() {}

    static void refuseSecond(Path data) {
        Optional<ProcessHandle> other = RunFile.read(data)
                .flatMap(RunFile::process)
                .filter(process -> process.pid() != ProcessHandle.current().pid());
        if (other.isPresent()) {
            throw new StackFailure("The demo is already running (process "
                    + other.get().pid() + "). See it: ./gatehouse status. Stop it: ./gatehouse stop");
        }
    }

    /** Ends app, Keycloak and PostgreSQL of that data directory, in this order. Only without a living launcher. */
    static void end(Path data) {
        for (String child : CHILDREN) {
            Child.endLeftover(child, data.resolve("logs/" + child + ".log.pids"));
        }
        PostgresServer.endLeftover(data);
    }

    /** The same for the two servers of a bench. */
    static void endBench(Path data) {
        for (String child : List.of("gatehouse", "stock")) {
            Child.endLeftover(child, data.resolve("logs/" + child + ".log.pids"));
        }
        PostgresServer.endLeftover(data);
    }
}
