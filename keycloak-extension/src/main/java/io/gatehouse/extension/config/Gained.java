package io.gatehouse.extension.config;

import io.gatehouse.extension.graph.PrivilegeGraph;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What a transaction adds to what settings give, as a pure function. */
public final class Gained {

    private Gained() {}

    /** Those that lead to what is governed. What may be anything is governed. */
    public static Set<Power> governed(Collection<Power> powers, PrivilegeGraph graph) {
        return powers.stream()
                .filter(power -> power.target().equals(Power.ANYTHING) || graph.governed(power.target()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those that were not there before. Less, or the same in other words, is no gain. */
    public static Set<Power> by(Collection<Power> before, Collection<Power> after) {
        return after.stream()
                .filter(power -> before.stream().noneMatch(power::isCoveredBy))
                .collect(Collectors.toUnmodifiableSet());
    }
}
