package io.gatehouse.extension.paths;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path to a privilege, one way of going it.
 *
 * @param id of the catalogue (E01–E67), with a letter where there are several ways
 * @param layer which of the four layers holds it, or is to
 * @param rights what a delegated administrator has
 * @param never actors that cannot go it, with the reason
 * @param nothing why it gives nothing in Keycloak itself; empty when it does
 * @param accepted why it is no gain though it shows; empty when it is one
 * @param approval which approval makes it rightful; empty when none exists yet
 * @param way null when it is not tried here
 * @param elsewhere the test that shows it instead, as {@code Type#method}; empty when it is tried here
 * @param shown the result of the test elsewhere
 */
record GatePath(
        String id,
        String words,
        String layer,
        Rights rights,
        Map<Actor, String> never,
        String nothing,
        String accepted,
        String approval,
        @Nullable Way way,
        String elsewhere,
        Cell.@Nullable Result shown) {

    private static final String NO_STEP = "no step of a workflow does this";
    private static final String NOT_BY_ITSELF = "somebody has to do it";

    /** For self, administrators and service accounts. */
    static GatePath of(String id, String words) {
        Map<Actor, String> never = new EnumMap<>(Actor.class);
        never.put(Actor.WORKFLOW, NO_STEP);
        never.put(Actor.NOBODY, NOT_BY_ITSELF);
        return new GatePath(id, words, "L1", Rights.roles("manage-users"), never, "", "", "", null, "", null);
    }

    GatePath by(Rights needed) {
        return new GatePath(id, words, layer, needed, never, nothing, accepted, approval, way, elsewhere, shown);
    }

    GatePath by(String... roles) {
        return by(Rights.roles(roles));
    }

    GatePath heldBy(String layers) {
        return new GatePath(id, words, layers, rights, never, nothing, accepted, approval, way, elsewhere, shown);
    }

    GatePath never(Actor actor, String reason) {
        Map<Actor, String> more = new EnumMap<>(never);
        more.put(actor, reason);
        return new GatePath(id, words, layer, rights, more, nothing, accepted, approval, way, elsewhere, shown);
    }

    /** This actor can go it, too. */
    GatePath by(Actor actor) {
        Map<Actor, String> fewer = new EnumMap<>(never);
        fewer.remove(actor);
        return new GatePath(id, words, layer, rights, fewer, nothing, accepted, approval, way, elsewhere, shown);
    }

    /** Only these actors can go it. */
    GatePath only(String reason, Actor... actors) {
        Map<Actor, String> others = new EnumMap<>(never);
        for (Actor actor : Actor.values()) {
            if (List.of(actors).contains(actor)) {
                others.remove(actor);
            } else {
                others.putIfAbsent(actor, reason);
            }
        }
        return new GatePath(id, words, layer, rights, others, nothing, accepted, approval, way, elsewhere, shown);
    }

    /** Nobody can go it in this version. */
    GatePath notHere(String reason) {
        Map<Actor, String> all = new EnumMap<>(Actor.class);
        for (Actor actor : Actor.values()) {
            all.put(actor, reason);
        }
        return new GatePath(id, words, layer, rights, all, nothing, accepted, approval, null, elsewhere, shown);
    }

    GatePath givesNothing(String reason) {
        return new GatePath(id, words, layer, rights, never, reason, accepted, approval, way, elsewhere, shown);
    }

    /** A decision says that it is no gain. */
    GatePath accepted(String reason) {
        return new GatePath(id, words, layer, rights, never, nothing, reason, approval, way, elsewhere, shown);
    }

    GatePath approvedBy(String operation) {
        return new GatePath(id, words, layer, rights, never, nothing, accepted, operation, way, elsewhere, shown);
    }

    GatePath tries(Way how) {
        return new GatePath(id, words, layer, rights, never, nothing, accepted, approval, how, elsewhere, shown);
    }

    /** Another test shows it. */
    GatePath shownBy(String test, Cell.Result result) {
        return new GatePath(id, words, layer, rights, never, nothing, accepted, approval, null, test, result);
    }

    /** Reasons that the page's introduction gives once for all. */
    static boolean usual(String reason) {
        return reason.equals(NO_STEP) || reason.equals(NOT_BY_ITSELF);
    }
}
