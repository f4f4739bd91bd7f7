package io.gatehouse.stack;

import java.util.Set;

/**
 * {@code ./gatehouse bench NAME}: starts what a measurement needs, prints its table, stops everything. The list of what can
 * be measured is the launcher script's, which prints it without building anything.
 */
final class BenchCommand {

    static final Set<String> NAMES = Set.of(TokenOverhead.NAME);

    private BenchCommand() {}

    static int run(Installation installation, Arguments arguments) {
        String name = arguments.next();
        if (name == null) {
            throw new Arguments.Misuse("'bench' needs the name of a measurement.");
        }
        arguments.none("bench " + name);
        if (!NAMES.contains(name)) {
            throw Arguments.unknown("bench", name, NAMES);
        }
        StopOnSignal signal = StopOnSignal.install();
        try {
            new TokenOverhead(installation, new Progress(System.err)).run(System.out);
            return 0;
        } catch (StackFailure e) {
            if (signal.received()) {
                return 130;
            }
            throw e;
        }
    }
}
