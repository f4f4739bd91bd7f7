package io.gatehouse.stack;

import java.util.Map;
import java.util.TreeMap;

/** {@code ./gatehouse bench}: starts what a measurement needs, prints its table, stops everything. */
final class BenchCommand {

    /** Name and what it measures. */
    private static final Map<String, String> ALL = new TreeMap<>(Map.of(
            TokenOverhead.NAME,
            "what the extension costs: stock Keycloak and Keycloak with the extension side by side, alternating"));

    private BenchCommand() {}

    static int run(Installation installation, Arguments arguments) {
        String name = arguments.next();
        if (name == null) {
            ALL.forEach((bench, what) -> System.out.println(bench + "   " + what));
            return 0;
        }
        arguments.none("bench " + name);
        if (!ALL.containsKey(name)) {
            throw Arguments.unknown("bench", name, ALL.keySet());
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
