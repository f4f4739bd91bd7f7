package io.gatehouse.extension.graph;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The graphs of the realms as last committed, held in memory. Every structural change raises the realm's version in its own
 * transaction; who asks names the version it read, so all nodes agree without telling each other. Old ones are read anew after
 * a minute in any case, for changes that came past Keycloak.
 */
public final class RealmGraphs {

    private static final long NANOS_KEPT = 60_000_000_000L;

    private final Map<String, Held> held = new ConcurrentHashMap<>();

    /**
     * The graph of that version.
     *
     * @param read reads it from committed rows only, in a transaction of its own
     */
    public PrivilegeGraph of(String realmId, long version, Supplier<PrivilegeGraph> read) {
        Held last = held.get(realmId);
        long now = System.nanoTime();
        if (last != null && last.version == version && now - last.readAt < NANOS_KEPT) {
            return last.graph;
        }
        PrivilegeGraph graph = read.get();
        held.put(realmId, new Held(version, now, graph));
        return graph;
    }

    /** The graph that was read last, however old: for what never changes, such as whose entitlement an id is. Null if none was. */
    public @Nullable PrivilegeGraph last(String realmId) {
        Held last = held.get(realmId);
        return last == null ? null : last.graph;
    }

    private record Held(long version, long readAt, PrivilegeGraph graph) {}
}
