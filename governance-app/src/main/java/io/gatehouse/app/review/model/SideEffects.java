package io.gatehouse.app.review.model;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What else a person loses: revoking removes every role and group of the person's own that leads to the entitlement, and
 * whatever came through nothing else goes with it.
 */
public final class SideEffects {

    /** One way of holding something: the person's own {@code edgeId} leads to {@code entitlementId}. */
    public record Way(String entitlementId, String edgeId) {}

    private SideEffects() {}

    /** In the order in which they are held; the entitlement itself is not among them. */
    public static Set<String> of(String revoked, Collection<Way> ways) {
        Set<String> removed = ways.stream()
                .filter(way -> way.entitlementId().equals(revoked))
                .map(Way::edgeId)
                .collect(Collectors.toSet());
        Map<String, List<Way>> byEntitlement = ways.stream().collect(Collectors.groupingBy(Way::entitlementId));
        Set<String> lost = new LinkedHashSet<>();
        for (Way way : ways) {
            boolean all = byEntitlement.getOrDefault(way.entitlementId(), List.of()).stream()
                    .allMatch(each -> removed.contains(each.edgeId()));
            if (all && !way.entitlementId().equals(revoked)) {
                lost.add(way.entitlementId());
            }
        }
        return lost;
    }
}
