package io.gatehouse.stack;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** What the extension costs on the paths that have nothing to do with governed access. */
final class TokenOverhead {

    static final String NAME = "token-overhead";

    private static final int PAIRS = 24;
    private static final int WARM_UP = 10;
    private static final int BATCH = 40;

    private final Installation installation;
    private final Consumer<String> progress;

    TokenOverhead(Installation installation, Consumer<String> progress) {
        this.installation = installation;
        this.progress = progress;
    }

    void run(PrintStream out) {
        Map<String, Pairs> results = new LinkedHashMap<>();
        try (BenchServers servers = new BenchServers(installation, progress)) {
            servers.start();
            Workload stock = workload(servers, servers.stock());
            Workload gatehouse = workload(servers, servers.gatehouse());
            progress.accept("Warming up");
            for (int i = 0; i < WARM_UP; i++) {
                round(stock, gatehouse, i, new LinkedHashMap<>());
            }
            for (int i = 0; i < PAIRS; i++) {
                progress.accept("Pair " + (i + 1) + " of " + PAIRS);
                round(stock, gatehouse, i, results);
            }
            progress.accept("Stopping");
        }
        print(results, out);
    }

    private static Workload workload(BenchServers servers, KeycloakServer server) {
        return new Workload(AdminClient.anonymous(server.url()), servers.admin(server));
    }

    /** One batch of every operation on both. */
    private static void round(Workload stock, Workload gatehouse, int number, Map<String, Pairs> results) {
        stock.prepare();
        gatehouse.prepare();
        Map<String, Runnable> other = gatehouse.operations();
        stock.operations().forEach((name, onStock) -> {
            Runnable onGatehouse = Objects.requireNonNull(other.get(name));
            List<Double> first = new ArrayList<>();
            List<Double> second = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                // request by request, so that both meet the same disturbances; who begins changes every time
                if ((number + i) % 2 == 0) {
                    first.add(milliseconds(onStock));
                    second.add(milliseconds(onGatehouse));
                } else {
                    second.add(milliseconds(onGatehouse));
                    first.add(milliseconds(onStock));
                }
            }
            results.computeIfAbsent(name, none -> new Pairs()).add(Pairs.median(first), Pairs.median(second));
        });
    }

    private static double milliseconds(Runnable operation) {
        long started = System.nanoTime();
        operation.run();
        return (System.nanoTime() - started) / 1e6;
    }

    private static void print(Map<String, Pairs> results, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%-26s %12s %12s %8s %12s%n",
                "operation",
                "stock ms",
                "extension ms",
                "ratio",
                "lower 95 %");
        results.forEach((name, pairs) -> out.printf(
                Locale.ROOT,
                "%-26s %12.2f %12.2f %8.3f %12.3f%n",
                name,
                pairs.medianOfFirst(),
                pairs.medianOfSecond(),
                pairs.ratio(),
                pairs.lowerBound()));
        out.printf(
                Locale.ROOT,
                "%nMedians of %d alternating pairs of batches of %d; ratio = time of stock / time with the extension (1 = no"
                        + " cost,%ntarget at least 0.97). One client, one request at a time, %d processors, Java %s, gate"
                        + " enforcing.%n",
                PAIRS,
                BATCH,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version());
    }
}
