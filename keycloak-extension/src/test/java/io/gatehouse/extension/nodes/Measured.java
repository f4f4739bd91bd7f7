package io.gatehouse.extension.nodes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** How long things take on another node: printed for docs/results, never judged, because the machine may be busy. */
final class Measured {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Map<String, List<Long>> millis = new LinkedHashMap<>();

    /**
     * Asks without a pause until it is so; fails when it never is.
     *
     * @param since {@link System#nanoTime} when it began to be due
     */
    void until(String what, long since, BooleanSupplier so) {
        while (!so.getAsBoolean()) {
            if (System.nanoTime() - since > LIMIT.toNanos()) {
                throw new AssertionError(what + " did not happen within " + LIMIT);
            }
        }
        long took = (System.nanoTime() - since) / 1_000_000;
        millis.computeIfAbsent(what, none -> new ArrayList<>()).add(took);
    }

    void print() {
        millis.forEach((what, all) -> {
            Collections.sort(all);
            System.out.printf(
                    "[measured] %s: %d times, median %d ms, longest %d ms%n",
                    what, all.size(), all.get(all.size() / 2), all.get(all.size() - 1));
        });
    }
}
