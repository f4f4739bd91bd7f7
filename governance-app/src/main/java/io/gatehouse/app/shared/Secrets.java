package io.gatehouse.app.shared;

import java.util.List;

/** What somebody must not be told yet. Implemented by {@code departure}; {@code audit} keeps entries about it back. */
@FunctionalInterface
public interface Secrets {

    /** Everything that is kept from this actor. */
    List<Secret> keptFrom(Actor actor);

    /**
     * @param objectId of the object that is secret; whatever names it is secret too
     * @param personId whom it concerns
     */
    record Secret(String objectId, String personId) {}
}
