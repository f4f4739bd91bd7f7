package io.gatehouse.stack;

import java.util.Set;
import java.util.function.Function;

/**
 * {@code ./gatehouse bench NAME}: starts what a measurement needs, prints its table, stops everything. The list of what can
 * be measured is the launcher script's, which prints it without building anything.
 */
final class BenchCommand {

    static final Set<String> NAMES = Overhead.BENCHES.keySet();

    static final String PAIRS_OPTION = "--pairs";

    private BenchCommand() {}

    static int run(Installation installation, Arguments arguments) {
        String name = arguments.next();
        if (name == null) {
            throw new Arguments.Misuse("'bench' needs the name of a measurement.");
        }
        Function<BenchRealm, Work> work = Overhead.BENCHES.get(name);
        if (work == null) {
            throw Arguments.unknown("bench", name, NAMES);
        }
        int pairs = pairs(name, arguments);
        StopOnSignal signal = StopOnSignal.install();
        try {
            new Overhead(installation, new Progress(System.err), work, pairs).run(System.out);
            return 0;
        } catch (StackFailure e) {
            if (signal.received()) {
                return 130;
            }
            throw e;
        }
    }

    private static int pairs(String name, Arguments arguments) {
        if (arguments.isEmpty()) {
            return Overhead.PAIRS;
        }
        String option = arguments.next();
        if (!PAIRS_OPTION.equals(option)) {
            throw new Arguments.Misuse("'bench " + name + "' does not know '" + option + "'.");
        }
        int pairs = arguments.numberOf(PAIRS_OPTION);
        if (pairs < 1) {
            throw new Arguments.Misuse(PAIRS_OPTION + " must be at least 1.");
        }
        arguments.none("bench " + name);
        return pairs;
    }
}
