package io.gatehouse.app.shared;

import java.util.List;

/**
 * A person asked for something that they may not do, or that cannot be done as things stand. Shown as a 403 page or problem+json; the text is the message
 * {@code refused.<code>} of the module's bundle, in both languages.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> arguments;
    private final boolean notNow;

    /** Not this person. */
    public Refused(String code, Object... arguments) {
        this(code, List.of(arguments), false);
    }

    private Refused(String code, List<Object> arguments, boolean notNow) {
        super(code);
        this.code = code;
        this.arguments = arguments;
        this.notNow = notNow;
    }

    /** Nobody, as things stand: no right would help, but a look at what became of it does. */
    public static Refused notNow(String code, Object... arguments) {
        return new Refused(code, List.of(arguments), true);
    }

    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }

    /** Because of how things stand, whoever asks. */
    public boolean isNotNow() {
        return notNow;
    }
}
