package io.gatehouse.app.keycloak;

/** The extension said no, and will say so again: the code is one of docs/extension-api.md. */
public final class ExtensionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;

    public ExtensionRefused(int status, String code, String detail) {
        super(code + ": " + detail);
        this.status = status;
        this.code = code;
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }
}
