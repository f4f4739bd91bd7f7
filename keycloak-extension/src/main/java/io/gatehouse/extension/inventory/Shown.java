package io.gatehouse.extension.inventory;

import io.gatehouse.extension.graph.Node;
import io.gatehouse.extension.graph.PrivilegeGraph;
import java.util.HashSet;
import java.util.Set;

/**
 * Which entitlements are worth showing. Pure. What Keycloak itself gives everybody (its default role, {@code offline_access},
 * {@code uma_authorization}, the roles of its account console) is left out, unless it is governed or gives something else.
 */
final class Shown {
    private static final Set<String> EVERYBODYS = Set.of("offline_access", "uma_authorization");

    private final Set<String> hidden = new HashSet<>();

    /**
     * @param accountClient internal id of Keycloak's {@code account} client, "" if there is none
     * @param organizationGroups groups in which Keycloak keeps members of organizations
     */
    Shown(PrivilegeGraph graph, String defaultRole, String accountClient, Set<String> organizationGroups) {
        Set<String> keycloaks = new HashSet<>(organizationGroups);
        keycloaks.add(defaultRole);
        for (Node node : graph.nodes()) {
            boolean realmRole = node.kind() == Node.Kind.REALM_ROLE && EVERYBODYS.contains(node.name());
            if (realmRole || accountClient.equals(node.clientId())) {
                keycloaks.add(node.id());
            }
        }
        for (String id : keycloaks) {
            if (!graph.governed(id) && keycloaks.containsAll(graph.closure(id))) {
                hidden.add(id);
            }
        }
    }

    boolean entitlement(String id) {
        return !hidden.contains(id);
    }
}
