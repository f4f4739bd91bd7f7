package io.gatehouse.app.shared;

/**
 * A part that is needed for this cannot be reached now; nothing was carried out, and the same request may be sent again.
 * Shown as a 503 page, which keeps what was entered, or problem+json; the text is the message {@code unavailable.<code>}.
 */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Under this name a filter leaves one for the error page, before it answers 503. */
    public static final String ATTRIBUTE = Unavailable.class.getName();

    private final String code;

    public Unavailable(String code) {
        super(code);
        this.code = code;
    }

    public Unavailable(String code, Throwable cause) {
        super(code, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
