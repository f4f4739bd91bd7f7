package io.gatehouse.extension.gate;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.Node;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.storage.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Another name can make something governed: tokens carry names, and who holds a role that takes the name of a governed one would
 * be taken for its holder. So the edges into whatever became governed are judged as if they were added now.
 */
final class Renamed {

    private final KeycloakSession session;
    private final String realmId;

    Renamed(KeycloakSession session, String realmId) {
        this.session = session;
        this.realmId = realmId;
    }

    List<Edge> edges(PrivilegeGraph after) {
        new ReservedNames(session, realmId).keep();
        PrivilegeGraph before = KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                own -> Gate.flushed(own, realmId, new Homes(own).realmName(realmId)));
        Set<String> fresh = after.nodes().stream()
                .map(Node::id)
                .filter(id -> after.governed(id) && before.node(id) != null && !before.governed(id))
                .collect(Collectors.toSet());
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<Edge> edges = new ArrayList<>(new Rows(Database.of(session)).inboundOfPeople(fresh));
        after.edges().stream().filter(edge -> fresh.contains(edge.targetId())).forEach(edges::add);
        return edges;
    }
}
