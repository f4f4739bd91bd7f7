package io.gatehouse.stack;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the extension costs: the same requests to a stock Keycloak and to one whose gate enforces, in a realm of many people and
 * in one of few, taken in alternating pairs.
 */
final class Overhead {

    /** By name: what is done in each realm. */
    static final Map<String, Function<BenchRealm, Work>> BENCHES =
            Map.of("token-overhead", TokenWork::new, "grant-overhead", GrantWork::new);

    /** Requests of one kind in one half of a pair, each for another person. */
    static final int BATCH = 80;

    /** What makes a result: fewer pairs say little. */
    static final int PAIRS = 24;

    private static final int WARM_UP = 5;
    private static final int MANY = 10_000;
    private static final int FEW = 100;

    private final Installation installation;
    private final Consumer<String> progress;
    private final Function<BenchRealm, Work> work;
    private final int pairs;

    Overhead(Installation installation, Consumer<String> progress, Function<BenchRealm, Work> work, int pairs) {
        this.installation = installation;
        this.progress = progress;
        this.work = work;
        this.pairs = pairs;
    }

    void run(PrintStream out) {
        try (BenchServers servers = new BenchServers(installation, progress)) {
            servers.start();
            List<Rivals> all = new ArrayList<>();
            for (int people : List.of(MANY, FEW)) {
                progress.accept("Making " + people + " people in each");
                all.add(new Rivals(
                        people,
                        work.apply(BenchRealm.make(servers, servers.stock(), people)),
                        work.apply(BenchRealm.make(servers, servers.gatehouse(), people))));
            }
            Duel duel = new Duel(servers.stock(), servers.gatehouse());
            progress.accept("Warming up");
            for (int i = 0; i < Math.min(WARM_UP, pairs); i++) {
                int number = i;
                all.forEach(rivals -> duel.round(rivals, number));
            }
            Map<Integer, Map<String, Compared>> results = new LinkedHashMap<>();
            for (int i = 0; i < pairs; i++) {
                progress.accept("Pair " + (i + 1) + " of " + pairs);
                for (Rivals rivals : all) {
                    Map<String, Compared> found =
                            results.computeIfAbsent(rivals.people(), none -> new LinkedHashMap<>());
                    duel.round(rivals, i)
                            .forEach((name, pair) -> found.computeIfAbsent(name, none -> new Compared())
                                    .add(pair));
                }
            }
            OverheadTable table = new OverheadTable(out);
            table.begin(pairs);
            all.forEach(rivals -> table.times(rivals.people(), of(results, rivals.people()), rivals.goals()));
            table.flatness(of(results, MANY), of(results, FEW));
            progress.accept("Counting statements");
            Counted counted = new Counted(servers);
            Rivals many = all.get(0);
            table.statements(
                    counted.of(servers.stock(), many.stock()), counted.of(servers.gatehouse(), many.gatehouse()));
            progress.accept("Stopping");
        }
    }

    private static Map<String, Compared> of(Map<Integer, Map<String, Compared>> results, int people) {
        return results.getOrDefault(people, Map.of());
    }
}
