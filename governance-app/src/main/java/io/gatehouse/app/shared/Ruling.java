package io.gatehouse.app.shared;

import java.util.List;

/** What a rule answers: allowed, or refused with a reason (a message key and its arguments). */
public sealed interface Ruling {

    record Allowed() implements Ruling {}

    record Denied(String code, List<Object> arguments) implements Ruling {
        public Denied {
            arguments = List.copyOf(arguments);
        }
    }

    static Ruling allowed() {
        return new Allowed();
    }

    static Ruling denied(String code, Object... arguments) {
        return new Denied(code, List.of(arguments));
    }

    /** Throws {@link Refused} when the rule said no. */
    default void orThrow() {
        if (this instanceof Denied denied) {
            throw new Refused(denied.code(), denied.arguments().toArray());
        }
    }
}
