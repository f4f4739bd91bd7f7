package io.gatehouse.app.keycloak;

/** Keycloak or the extension could not be reached, or answered with a fault of its own. Worth trying again. */
public final class ExtensionUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How far the call came: what stands between the app and the extension. */
    public enum Cause {
        /** No answer, or one of a server in trouble. */
        NO_ANSWER,
        /** Keycloak lives and knows the app, and nothing of ours answers at this address. */
        NO_EXTENSION,
        /** Keycloak lives and does not accept the app's service account. */
        NOT_ACCEPTED
    }

    private final Cause why;

    public ExtensionUnavailable(String message) {
        this(Cause.NO_ANSWER, message);
    }

    public ExtensionUnavailable(Cause why, String message) {
        super(message);
        this.why = why;
    }

    public ExtensionUnavailable(String message, Throwable cause) {
        super(message, cause);
        this.why = Cause.NO_ANSWER;
    }

    public Cause why() {
        return why;
    }
}
