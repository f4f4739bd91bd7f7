package io.gatehouse.extension.order;

/** An order that is not carried out. Nothing of it has been stored. */
public final class OrderRefused extends RuntimeException {

    /** Why; the names are the codes of docs/extension-api.md. */
    public enum Reason {
        UNKNOWN,
        MALFORMED,
        APPROVAL_INVALID,
        APPROVAL_EXPIRED,
        FOUR_EYES,
        APPROVER_NOT_ELIGIBLE,
        CLOSURE_CHANGED,
        SEALED_APPROVAL_REQUIRED,
        DEPARTED
    }

    private final Reason reason;
    private final String detail;

    OrderRefused(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    /** What it hung on: a claim or an id; may be empty. */
    public String detail() {
        return detail;
    }
}
