package io.gatehouse.extension.gate;

import io.gatehouse.extension.acts.Act;
import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.Node;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.graph.Tier;
import io.gatehouse.extension.settings.GatehouseSettings;
import io.gatehouse.extension.storage.ClassificationEntity;
import io.gatehouse.extension.storage.Database;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/**
 * How privileged accounts and clients of a realm are: the strictest tier that one reaches who acts as them. Reads rows, so what
 * nobody approved counts as well: too strict rather than too lax.
 */
final class Standing {

    /** Their tokens carry whatever an administrator holds, or they say who is one. */
    private static final Set<String> KEYCLOAKS = Set.of("security-admin-console", "admin-cli", "admin-permissions");

    private final EntityManager em;
    private final String realmId;
    private final PrivilegeGraph graph;
    private final String appClient;
    private final Homes homes;

    Standing(KeycloakSession session, String realmId, PrivilegeGraph graph) {
        this.em = Database.of(session);
        this.realmId = realmId;
        this.graph = graph;
        this.appClient = GatehouseSettings.of(session).appClient();
        this.homes = new Homes(session);
    }

    /** Of what the act is done to. Whoever makes clients for nobody in particular needs T1: a client asks people for their tokens. */
    Reached of(Act act) {
        return switch (act.kind().object()) {
            case ACCOUNT -> account(act.objectId());
            case CLIENT -> client(act.objectId());
            case REALM -> new Reached(Tier.T1, null);
        };
    }

    private Reached account(String id) {
        return strictest(new Rows(em).ofPerson(id).stream().map(Edge::targetId));
    }

    private Reached strictest(Stream<String> entitlements) {
        return entitlements.sorted().map(this::by).reduce(Reached.NOTHING, Reached::or);
    }

    /** Of an id that is no entitlement of the realm nobody can tell what it gives. */
    private Reached by(String id) {
        Tier reach = graph.reach(id);
        return reach == null ? new Reached(Tier.T1, null) : new Reached(reach, id);
    }

    private Reached client(String id) {
        String name = homes.clientId(id);
        boolean own = name != null && (name.equals(appClient) || KEYCLOAKS.contains(name));
        Reached reached = new Reached(own ? Tier.T0 : classified(id), null)
                .or(strictest(graph.nodes().stream()
                        .filter(node -> id.equals(node.clientId()))
                        .map(Node::id)));
        for (String account : homes.serviceAccounts(id)) {
            reached = reached.or(account(account));
        }
        return reached;
    }

    private Tier classified(String clientId) {
        ClassificationEntity row = em.find(ClassificationEntity.class, new ClassificationEntity.Key(realmId, clientId));
        return row == null || row.tier == null ? Tier.T3 : Tier.valueOf(row.tier);
    }
}
