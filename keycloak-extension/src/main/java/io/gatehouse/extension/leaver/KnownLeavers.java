package io.gatehouse.extension.leaver;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Coming and past leavers of this node, in memory, so that nobody's sign-in costs a query. Pure: time and rows come in as
 * arguments. A person once seen as departed stays so whatever the clock does, until the register itself says otherwise.
 */
final class KnownLeavers {
    private final Map<String, Entry> byUser = new ConcurrentHashMap<>();

    /** Rows as read; cancelled ones are forgotten, and an older version never replaces a newer one. */
    void learn(List<KnownLeaver> rows) {
        for (KnownLeaver row : rows) {
            byUser.compute(row.userId(), (user, held) -> merged(held, row));
        }
    }

    /** Whether there is anything to watch out for; the answer for nearly everybody is no. */
    boolean mentions(String userId) {
        return byUser.containsKey(userId);
    }

    boolean departed(String userId, Instant now) {
        Entry entry = byUser.get(userId);
        return entry != null && entry.departed(now.toEpochMilli());
    }

    private static @org.jspecify.annotations.Nullable Entry merged(
            @org.jspecify.annotations.Nullable Entry held, KnownLeaver row) {
        boolean sameCase = held != null && held.row.caseId().equals(row.caseId());
        if (held != null && sameCase && held.row.version() >= row.version()) {
            return held;
        }
        if (row.state() == DepartureState.CANCELLED) {
            return sameCase ? null : held;
        }
        if (held != null && !sameCase && rank(held.row.state()) > rank(row.state())) {
            return held;
        }
        return new Entry(row);
    }

    private static int rank(DepartureState state) {
        return switch (state) {
            case CANCELLED -> 0;
            case SCHEDULED -> 1;
            case RUNNING, ENDED -> 2;
        };
    }

    private static final class Entry {
        private final KnownLeaver row;
        private volatile boolean seenDeparted;

        private Entry(KnownLeaver row) {
            this.row = row;
            this.seenDeparted = row.state() == DepartureState.RUNNING || row.state() == DepartureState.ENDED;
        }

        private boolean departed(long now) {
            if (!seenDeparted && row.accessEnd() <= now) {
                seenDeparted = true;
            }
            return seenDeparted;
        }
    }
}
