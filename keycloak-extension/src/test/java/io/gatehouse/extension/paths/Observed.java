package io.gatehouse.extension.paths;

import io.gatehouse.stack.Answer;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An act that was tried, on one server.
 *
 * @param trace what the gate recorded (only asked where nobody may get the refusal)
 */
record Observed(Answer answer, Evidence before, Evidence after, Trace trace) {

    private static final Pattern REFERENCE = Pattern.compile("GH-[0-9A-F]{6}");

    /** Where the privilege shows now. */
    Set<String> gained() {
        return after.since(before);
    }

    boolean stored() {
        return after.rows() > before.rows();
    }

    /** The gate's own "no". */
    boolean refused() {
        return trace == Trace.CAPTURED || refusal(answer);
    }

    static boolean refusal(Answer answer) {
        return answer.status() == 403
                && answer.body().contains("governance_required")
                && REFERENCE.matcher(answer.body()).find();
    }
}
