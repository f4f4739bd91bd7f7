package io.gatehouse.extension.gate;

import io.gatehouse.extension.gate.Classifications.DataClass;
import io.gatehouse.extension.gate.Classifications.Line;
import io.gatehouse.extension.gate.Classifications.Result;
import io.gatehouse.extension.gate.Classifications.Said;
import org.jspecify.annotations.Nullable;

/**
 * What the app may do to a classification: raise it, and say what was not said. Never lower anything, in any mode: whoever
 * steals the app's client key must not be able to make something ordinary.
 */
final class Raising {

    private Raising() {}

    /** @param now what is said of it, with the tier that counts */
    static Result judge(Said now, Line wanted) {
        if (!now.equals(wanted.seen())) {
            return Result.CHANGED;
        }
        boolean lower = wanted.said().tier().compareTo(now.tier()) > 0
                || strictness(wanted.said().dataClass()) < strictness(now.dataClass())
                || now.owner() != null && wanted.said().owner() == null;
        return lower ? Result.LOWERING : Result.WRITTEN;
    }

    /** Nothing said is the least. */
    private static int strictness(@Nullable DataClass dataClass) {
        return dataClass == null ? -1 : dataClass.ordinal();
    }
}
