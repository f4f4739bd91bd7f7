package io.gatehouse.stack;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints what was measured, as tables of a page in docs/results. */
final class OverheadTable {

    private final PrintStream out;

    OverheadTable(PrintStream out) {
        this.out = out;
    }

    void begin(int pairs) {
        line(
                "Medians of %d alternating pairs of batches of up to %d requests, each for another person. Ratio = stock /"
                        + " extension (1 = no cost); its lower bound holds with 95 %% (order statistics of the pairs, no"
                        + " assumption about the distribution). CPU is what the server's processes used meanwhile, their"
                        + " timers included. One request at a time, %d processors, Java %s, gate enforcing.%s",
                pairs,
                Overhead.BATCH,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                pairs < Overhead.PAIRS ? " TOO FEW PAIRS: a trial." : "");
    }

    void times(int people, Map<String, Compared> results, Map<String, Double> goals) {
        line("%n## %,d people%n", people);
        line("| operation | stock ms | extension ms | ratio | lower 95 %% | CPU stock ms | CPU extension ms | CPU ratio"
                + " | lower 95 %% | goal | |");
        line("|---|---|---|---|---|---|---|---|---|---|---|");
        results.forEach((name, all) -> {
            Pairs times = all.times();
            Pairs cpu = all.processor();
            Double goal = goals.get(name);
            line(
                    "| %s | %.2f | %.2f | %.3f | %.3f | %.2f | %.2f | %.3f | %.3f | %s | %s |",
                    name,
                    times.medianOfFirst(),
                    times.medianOfSecond(),
                    times.ratio(),
                    times.lowerBound(),
                    cpu.medianOfFirst(),
                    cpu.medianOfSecond(),
                    cpu.ratio(),
                    cpu.lowerBound(),
                    goal == null ? "none" : goal,
                    verdict(goal, times, cpu));
        });
    }

    private static String verdict(@Nullable Double goal, Pairs times, Pairs cpu) {
        if (goal == null) {
            return "";
        }
        boolean time = times.lowerBound() >= goal;
        boolean processor = cpu.lowerBound() >= goal;
        return time && processor ? "reached" : time ? "time only" : processor ? "CPU only" : "missed";
    }

    void flatness(Map<String, Compared> many, Map<String, Compared> few) {
        line("%n## What more people cost: time with many / time with few%n");
        line("| operation | stock | extension | ratio | lower 95 %% |");
        line("|---|---|---|---|---|");
        many.forEach((name, all) -> {
            Compared less = few.get(name);
            if (less != null) {
                Pairs growth = all.growthOver(less);
                line(
                        "| %s | %.3f | %.3f | %.3f | %.3f |",
                        name, growth.medianOfFirst(), growth.medianOfSecond(), growth.ratio(), growth.lowerBound());
            }
        });
    }

    void statements(Map<String, Counted.Number> stock, Map<String, Counted.Number> gatehouse) {
        line("%n## Statements for one request, warm caches%n");
        line("| operation | stock | extension | of them to the extension's tables |");
        line("|---|---|---|---|");
        stock.forEach((name, number) -> {
            Counted.Number with = gatehouse.get(name);
            if (with != null) {
                line("| %s | %d | %d | %d |", name, number.all(), with.all(), with.ours());
            }
        });
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }
}
