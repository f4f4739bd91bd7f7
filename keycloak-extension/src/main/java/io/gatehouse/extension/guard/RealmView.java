package io.gatehouse.extension.guard;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.Effective;
import io.gatehouse.extension.graph.PrivilegeGraph;
import java.time.Instant;
import java.util.Map;

/**
 * What is governed in an enforcing realm and what is void, as last committed, at one time. Immutable and pure.
 *
 * @param version graph version that was read
 * @param marks how often this node had changed the realm when reading began
 * @param readAt {@link System#nanoTime}
 * @param full the graph as the rows have it
 * @param ends ends of the live entries between entitlements, by edge key, in milliseconds since 1970
 * @param effective the graph without what nobody approved
 * @param from first millisecond at which {@code effective} is right
 * @param until first millisecond at which it is not right any more
 * @param blind the database could not be asked for long: nothing governed counts as held
 */
record RealmView(
        long version,
        long marks,
        long readAt,
        PrivilegeGraph full,
        Map<String, Long> ends,
        Effective effective,
        long from,
        long until,
        boolean blind) {

    static RealmView of(
            long version, long marks, long readAt, PrivilegeGraph full, Map<String, Long> ends, Instant at) {
        long now = at.toEpochMilli();
        Effective effective = Effective.of(full, edge -> ends.getOrDefault(edge.key(), 0L) > now);
        long next = ends.values().stream()
                .mapToLong(end -> end)
                .filter(end -> end > now)
                .min()
                .orElse(Long.MAX_VALUE);
        long last = ends.values().stream()
                .mapToLong(end -> end)
                .filter(end -> end <= now)
                .max()
                .orElse(Long.MIN_VALUE);
        return new RealmView(version, marks, readAt, full, ends, effective, last, next, false);
    }

    /** The same reading at another time. */
    RealmView at(Instant now) {
        long millis = now.toEpochMilli();
        return millis >= from && millis < until ? this : of(version, marks, readAt, full, ends, now);
    }

    RealmView blinded() {
        return new RealmView(version, marks, readAt, full, ends, effective, from, until, true);
    }

    boolean known(String entitlementId) {
        return effective.graph().node(entitlementId) != null;
    }

    /** Nobody holds it without a live entry. */
    boolean governed(String entitlementId) {
        return effective.graph().governed(entitlementId);
    }

    boolean hasVoids() {
        return !effective.voids().isEmpty();
    }

    boolean isVoid(Edge edge) {
        return effective.voids().contains(edge);
    }
}
