package io.gatehouse.app.keycloak;

/** Keycloak or the extension could not be reached, or answered with a fault of its own. Worth trying again. */
public final class ExtensionUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ExtensionUnavailable(String message) {
        super(message);
    }

    public ExtensionUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
