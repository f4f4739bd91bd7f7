package io.gatehouse.extension.graph;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.jpa.entities.GroupEntity;

/**
 * Reads the privilege graph of a realm from Keycloak's rows: six queries, whatever the size. The only class of this package
 * that knows Keycloak. It sees what this transaction has flushed, so for a verdict it reads the state to be judged.
 */
public final class ModelReader {

    private final EntityManager em;
    private final String appClient;

    public ModelReader(EntityManager em, String appClient) {
        this.em = em;
        this.appClient = appClient;
    }

    /**
     * @param realmName needed because the roles of the master realm have tiers of their own
     */
    public PrivilegeGraph read(String realmId, String realmName) {
        BuiltInTiers builtIn = new BuiltInTiers(Config.getAdminRealm().equals(realmName), appClient);
        Map<String, Tier> classified = new HashMap<>();
        rows(
                        "select c.entityId, c.tier from ClassificationEntity c where c.realmId = :realm and c.tier is not null",
                        realmId)
                .forEach(row -> classified.put((String) row[0], Tier.valueOf((String) row[1])));
        Map<String, String> clients = new HashMap<>();
        rows("select c.id, c.clientId from ClientEntity c where c.realmId = :realm", realmId)
                .forEach(row -> clients.put((String) row[0], (String) row[1]));
        List<Node> nodes = new ArrayList<>();
        for (Object[] row :
                rows("select r.id, r.name, r.clientId from RoleEntity r where r.realmId = :realm", realmId)) {
            String client = (String) row[2];
            String clientName = client == null ? null : clients.getOrDefault(client, "");
            Tier floor = builtIn.of(clientName, (String) row[1]);
            nodes.add(new Node(
                    (String) row[0],
                    client == null ? Node.Kind.REALM_ROLE : Node.Kind.CLIENT_ROLE,
                    (String) row[1],
                    client,
                    Tier.stricter(floor, classified.get((String) row[0])),
                    builtIn.keycloaksOwn(clientName, (String) row[1])));
        }
        List<Edge> edges = new ArrayList<>();
        for (Object[] row :
                rows("select g.id, g.name, g.parentId from GroupEntity g where g.realm = :realm", realmId)) {
            nodes.add(new Node(
                    (String) row[0],
                    Node.Kind.GROUP,
                    (String) row[1],
                    null,
                    Tier.stricter(null, classified.get((String) row[0])),
                    false));
            if (row[2] != null && !GroupEntity.TOP_PARENT_ID.equals(row[2])) {
                edges.add(new Edge(EdgeKind.GROUP_PARENT, (String) row[0], (String) row[2]));
            }
        }
        rows(
                        "select c.parentRole.id, c.childRole.id from CompositeRoleEntity c where c.parentRole.realmId = :realm",
                        realmId)
                .forEach(row -> edges.add(new Edge(EdgeKind.ROLE_ROLE, (String) row[0], (String) row[1])));
        rows("select m.group.id, m.roleId from GroupRoleMappingEntity m where m.group.realm = :realm", realmId)
                .forEach(row -> edges.add(new Edge(EdgeKind.GROUP_ROLE, (String) row[0], (String) row[1])));
        return new PrivilegeGraph(nodes, edges);
    }

    private List<Object[]> rows(String query, String realmId) {
        return em.createQuery(query, Object[].class)
                .setParameter("realm", realmId)
                .getResultList();
    }
}
