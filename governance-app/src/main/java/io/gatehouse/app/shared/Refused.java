package io.gatehouse.app.shared;

import java.util.List;

/**
 * A person asked for something that they may not do. Shown as a 403 page or problem+json; the text is the message
 * {@code refused.<code>} of the module's bundle, in both languages.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<Object> arguments;

    public Refused(String code, Object... arguments) {
        super(code);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
