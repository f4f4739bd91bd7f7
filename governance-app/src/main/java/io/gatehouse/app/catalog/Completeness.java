package io.gatehouse.app.catalog;

import java.util.Map;

/**
 * How much of what is governed has a tier, an owner and both descriptions.
 *
 * @param lacking how many lack what
 */
public record Completeness(long governed, long complete, Map<Missing, Long> lacking) {

    public Completeness {
        lacking = Map.copyOf(lacking);
    }

    public long lack(Missing what) {
        return lacking.getOrDefault(what, 0L);
    }
}
