package io.gatehouse.app.shared;

/** Nothing with this id exists, or this person may not know that it does: 404 in both cases. */
public final class UnknownObject extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownObject(String objectType, Object id) {
        super(objectType + " " + id);
    }
}
