package io.gatehouse.app.shared;

import java.util.List;

/** What a rule answers: allowed, or refused with a reason (a message key and its arguments). */
public sealed interface Ruling {

    record Allowed() implements Ruling {}

    /** @param notNow because of how things stand, whoever asks; otherwise because of who asks */
    record Denied(String code, List<Object> arguments, boolean notNow) implements Ruling {
        public Denied {
            arguments = List.copyOf(arguments);
        }
    }

    static Ruling allowed() {
        return new Allowed();
    }

    static Ruling denied(String code, Object... arguments) {
        return new Denied(code, List.of(arguments), false);
    }

    /** Nobody may, as things stand. */
    static Ruling notNow(String code, Object... arguments) {
        return new Denied(code, List.of(arguments), true);
    }

    /** Throws {@link Refused} when the rule said no. */
    default void orThrow() {
        if (this instanceof Denied denied) {
            Object[] arguments = denied.arguments().toArray();
            throw denied.notNow() ? Refused.notNow(denied.code(), arguments) : new Refused(denied.code(), arguments);
        }
    }
}
