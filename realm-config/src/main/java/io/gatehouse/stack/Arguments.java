package io.gatehouse.stack;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands behind the command. Every option is known, or the command is refused with exit code 2. */
final class Arguments {

    private final Deque<String> left;

    Arguments(List<String> all) {
        this.left = new ArrayDeque<>(all);
    }

    /** The command line cannot be understood. */
    static final class Misuse extends RuntimeException {
        Misuse(String sentence) {
            super(sentence);
        }
    }

    boolean isEmpty() {
        return left.isEmpty();
    }

    /** The next word, null at the end. */
    @Nullable
    String next() {
        return left.poll();
    }

    /** The value that an option needs. */
    String valueOf(String option) {
        String value = left.poll();
        if (value == null || value.startsWith("--")) {
            throw new Misuse(option + " needs a value.");
        }
        return value;
    }

    int numberOf(String option) {
        String value = valueOf(option);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new Misuse(option + " needs a number, not '" + value + "'.");
        }
    }

    /** For commands without options. */
    void none(String command) {
        if (!left.isEmpty()) {
            throw new Misuse("'" + command + "' does not know '" + left.peek() + "'.");
        }
    }

    static Misuse unknown(String command, String word, Set<String> known) {
        return new Misuse("'" + command + "' does not know '" + word + "'; it knows " + String.join(", ", known) + ".");
    }
}
