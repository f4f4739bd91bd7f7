package io.gatehouse.extension.graph;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.jpa.entities.GroupEntity;

/**
 * Reads the privilege graph of a realm from Keycloak's rows: eight queries, whatever the size. The only class of this package
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
        Map<String, Reserved> reserved = new HashMap<>();
        rows("select n.name, n.entityId, n.tier from ReservedNameEntity n where n.realmId = :realm", realmId)
                .forEach(row ->
                        reserved.put((String) row[0], new Reserved((String) row[1], Tier.valueOf((String) row[2]))));
        List<Node> nodes = new ArrayList<>();
        for (Named named : named(realmId)) {
            boolean group = named.kind() == Node.Kind.GROUP;
            Tier floor = group ? Tier.T3 : builtIn.of(named.client(), named.name());
            Reserved name = reserved.get(named.key());
            Tier taken = name == null || name.entityId().equals(named.id()) ? null : name.tier();
            nodes.add(new Node(
                    named.id(),
                    named.kind(),
                    named.name(),
                    named.clientId(),
                    Tier.stricter(Tier.stricter(floor, classified.get(named.id())), taken),
                    !group && builtIn.keycloaksOwn(named.client(), named.name())));
        }
        List<Edge> edges = new ArrayList<>();
        rows("select g.id, g.parentId from GroupEntity g where g.realm = :realm", realmId).stream()
                .filter(row -> row[1] != null && !GroupEntity.TOP_PARENT_ID.equals(row[1]))
                .forEach(row -> edges.add(new Edge(EdgeKind.GROUP_PARENT, (String) row[0], (String) row[1])));
        rows(
                        "select c.parentRole.id, c.childRole.id from CompositeRoleEntity c where c.parentRole.realmId = :realm",
                        realmId)
                .forEach(row -> edges.add(new Edge(EdgeKind.ROLE_ROLE, (String) row[0], (String) row[1])));
        rows("select m.group.id, m.roleId from GroupRoleMappingEntity m where m.group.realm = :realm", realmId)
                .forEach(row -> edges.add(new Edge(EdgeKind.GROUP_ROLE, (String) row[0], (String) row[1])));
        return new PrivilegeGraph(nodes, edges);
    }

    /**
     * By what name tokens and people know each role and group, by id: {@code REALM_ROLE:secret}, {@code CLIENT_ROLE:shop/refunds},
     * {@code GROUP:/sales/north}.
     */
    public Map<String, String> names(String realmId) {
        Map<String, String> names = new HashMap<>();
        named(realmId).forEach(named -> names.put(named.id(), named.key()));
        return names;
    }

    private record Reserved(String entityId, Tier tier) {}

    private record Named(
            String id,
            Node.Kind kind,
            String name,
            @Nullable String clientId,
            @Nullable String client,
            String key) {}

    private List<Named> named(String realmId) {
        Map<String, String> clients = new HashMap<>();
        rows("select c.id, c.clientId from ClientEntity c where c.realmId = :realm", realmId)
                .forEach(row -> clients.put((String) row[0], (String) row[1]));
        List<Named> named = new ArrayList<>();
        for (Object[] row :
                rows("select r.id, r.name, r.clientId from RoleEntity r where r.realmId = :realm", realmId)) {
            String name = (String) row[1];
            String clientId = (String) row[2];
            String client = clientId == null ? null : clients.getOrDefault(clientId, "");
            Node.Kind kind = clientId == null ? Node.Kind.REALM_ROLE : Node.Kind.CLIENT_ROLE;
            String full = client == null ? name : client + "/" + name;
            named.add(new Named((String) row[0], kind, name, clientId, client, kind + ":" + full));
        }
        List<Object[]> groups =
                rows("select g.id, g.name, g.parentId from GroupEntity g where g.realm = :realm", realmId);
        Map<String, Object[]> byId = new HashMap<>();
        groups.forEach(row -> byId.put((String) row[0], row));
        for (Object[] row : groups) {
            StringBuilder path = new StringBuilder();
            // a tree in Keycloak's rows; what is no tree ends with the number of groups
            Object[] at = row;
            for (int depth = 0; at != null && depth <= groups.size(); depth++) {
                path.insert(0, "/" + at[1]);
                at = byId.get((String) at[2]);
            }
            named.add(new Named(
                    (String) row[0], Node.Kind.GROUP, (String) row[1], null, null, Node.Kind.GROUP + ":" + path));
        }
        return named;
    }

    private List<Object[]> rows(String query, String realmId) {
        return em.createQuery(query, Object[].class)
                .setParameter("realm", realmId)
                .getResultList();
    }
}
