package io.gatehouse.extension.ledger;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.storage.Database;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/**
 * The live entries of one person's own edges, as this Keycloak session sees them: one query for each person, and no second
 * one until the session itself writes to the ledger.
 */
public final class LiveGrants {

    private static final String KEY = LiveGrants.class.getName();
    private static final long NO_END = Long.MAX_VALUE;

    private final KeycloakSession session;
    private final Map<String, Map<String, Long>> bySource = new HashMap<>();

    private LiveGrants(KeycloakSession session) {
        this.session = session;
    }

    /** Of that session. */
    public static LiveGrants of(KeycloakSession session) {
        LiveGrants grants = session.getAttribute(KEY, LiveGrants.class);
        if (grants == null) {
            grants = new LiveGrants(session);
            session.setAttribute(KEY, grants);
        }
        return grants;
    }

    /** For whoever writes to the ledger in that session. */
    static void forget(KeycloakSession session) {
        LiveGrants grants = session.getAttribute(KEY, LiveGrants.class);
        if (grants != null) {
            grants.bySource.clear();
        }
    }

    /** When the entry of that edge ends, in milliseconds since 1970; 0 if there is none. */
    public long until(Edge edge) {
        return of(edge.sourceId()).getOrDefault(edge.key(), 0L);
    }

    /** Whether the ledger allows that edge at that time. */
    public boolean live(Edge edge, Instant now) {
        return until(edge) > now.toEpochMilli();
    }

    /** Edge keys with their ends in milliseconds since 1970, {@link Long#MAX_VALUE} for none; past ones included. */
    public Map<String, Long> of(String sourceId) {
        return bySource.computeIfAbsent(sourceId, this::read);
    }

    private Map<String, Long> read(String sourceId) {
        Map<String, Long> found = new HashMap<>();
        Database.of(session)
                .createQuery(
                        "select l.liveKey, l.validUntil from LedgerEntity l where l.sourceId = :id and l.liveKey is not null",
                        Object[].class)
                .setParameter("id", sourceId)
                .getResultList()
                .forEach(row -> found.put((String) row[0], row[1] == null ? NO_END : (Long) row[1]));
        return found;
    }
}
