package io.gatehouse.extension.leaver;

/** A departure could not be changed as asked; nothing was. */
public final class DepartureRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Objection objection;

    public DepartureRefused(Objection objection) {
        super(objection.name());
        this.objection = objection;
    }

    public Objection objection() {
        return objection;
    }
}
