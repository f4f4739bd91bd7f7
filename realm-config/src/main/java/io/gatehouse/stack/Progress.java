package io.gatehouse.stack;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;

/** Prints what is going on with the seconds since the start. */
final class Progress implements Consumer<String> {

    private final PrintStream out;
    private final long started = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    long seconds() {
        return (System.nanoTime() - started) / 1_000_000_000L;
    }

    @Override
    public void accept(String sentence) {
        out.printf(Locale.ROOT, "[%3d s] %s%n", seconds(), sentence);
        out.flush();
    }
}
