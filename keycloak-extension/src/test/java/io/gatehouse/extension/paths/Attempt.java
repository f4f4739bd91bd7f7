package io.gatehouse.extension.paths;

import io.gatehouse.stack.Answer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One act, prepared but not yet done.
 *
 * @param act does it
 * @param look sees what came of it
 * @param approve applies the approval that makes the same thing rightful; null when there is no such approval
 * @param silent nobody may get the refusal as an answer: what the recorded change names; empty for acts with an answer
 * @param swept nothing can prevent it, but the sweep finds it: what its report names; empty for acts that are prevented
 * @param after takes away what would disturb others
 */
record Attempt(
        Supplier<Answer> act,
        Look look,
        @Nullable Supplier<Answer> approve,
        String silent,
        String swept,
        Runnable after) {

    static Attempt of(Supplier<Answer> act, Look look) {
        return new Attempt(act, look, null, "", "", () -> {});
    }

    /** Several calls; our refusal of one of them is the answer, otherwise the first failure, otherwise the last. */
    @SafeVarargs
    static Supplier<Answer> inTurn(Supplier<Answer>... calls) {
        return () -> {
            Answer answer = calls[0].get();
            for (int i = 1; i < calls.length; i++) {
                Answer next = calls[i].get();
                boolean failed = answer.status() >= 400 && !Observed.refusal(next);
                answer = failed ? answer : next;
            }
            return answer;
        };
    }

    Attempt approvedBy(Supplier<Answer> approval) {
        return new Attempt(act, look, approval, silent, swept, after);
    }

    /**
     * A window for this caller, then the same act again.
     *
     * @param object whose setting it is
     * @param target what it gives
     */
    Attempt permitted(Scene scene, String object, String target) {
        return approvedBy(() -> {
            Answer window = scene.ground().permit(scene.caller(), object, target);
            return window.status() == 200 ? act.get() : window;
        });
    }

    Attempt silentAbout(String target) {
        return new Attempt(act, look, approve, target, swept, after);
    }

    Attempt sweptAway(String name) {
        return new Attempt(act, look, approve, silent, name, after);
    }

    Attempt thenRemove(Runnable removal) {
        return new Attempt(act, look, approve, silent, swept, removal);
    }
}
