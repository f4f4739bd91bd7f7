package io.gatehouse.realm;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * 澜石科技 Lanstone Technology: people, systems, entitlements and who holds what, read from the files under {@code demo/}
 * that a person can edit ({@code people.csv}, {@code systems.json}, {@code grants.csv}, {@code faults.csv}).
 *
 * @param people 64 people and one account that is nobody's
 * @param holdings what an account holds itself: a group, a client role or a realm role
 */
public record DemoCompany(
        List<Person> people,
        List<ClientSystem> systems,
        Map<String, Entitlement> entitlements,
        List<Holding> holdings,
        List<Fault> faults) {

    /** One edge of an account's own; {@code key} as in {@link Entitlement#key()}. */
    public record Holding(String username, String key) {}

    /**
     * Something wrong on purpose.
     *
     * @param kind see {@code docs/demo-company.md}
     * @param key the entitlement, or the group of the old team; empty where none is meant
     * @param detail days since the last use for UNUSED, else a sentence
     */
    public record Fault(String kind, String username, String key, String detail) {}

    /** Reads the files. */
    public static DemoCompany load() {
        return DemoFiles.read();
    }

    /** Everything that comes with {@code key}, itself included: composites, roles of groups, parents of groups. */
    public Set<String> closure(String key) {
        Set<String> reached = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(key));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (reached.add(next)) {
                Entitlement entitlement = entitlements.get(next);
                if (entitlement != null) {
                    open.addAll(entitlement.includes());
                }
                if (next.startsWith("/") && next.lastIndexOf('/') > 0) {
                    open.add(next.substring(0, next.lastIndexOf('/')));
                }
            }
        }
        return reached;
    }
}
