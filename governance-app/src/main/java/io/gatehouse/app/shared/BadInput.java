package io.gatehouse.app.shared;

import java.util.List;

/**
 * Something that was entered cannot be used. A form shows it beside the field and keeps everything else; the API
 * answers 400. The text is the message {@code invalid.<code>}.
 */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String code;
    private final transient List<Object> arguments;

    public BadInput(String field, String code, Object... arguments) {
        super(field + ": " + code);
        this.field = field;
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public String field() {
        return field;
    }

    public String code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
