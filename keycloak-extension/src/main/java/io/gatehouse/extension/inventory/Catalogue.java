package io.gatehouse.extension.inventory;

import io.gatehouse.extension.graph.Node;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.storage.ClassificationEntity;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Clients and entitlements of one realm with their classification, in memory: hundreds to thousands, never people. */
final class Catalogue {
    /** Of a client only these are shown: its other attributes hold keys and secrets. */
    private static final String OURS = "gatehouse.";

    private final EntityManager em;
    private final String realmId;
    private final PrivilegeGraph graph;
    private final Shown shown;
    private final Map<String, ClassificationEntity> classified;

    Catalogue(EntityManager em, String realmId, PrivilegeGraph graph, Shown shown) {
        this.em = em;
        this.realmId = realmId;
        this.graph = graph;
        this.shown = shown;
        this.classified = em.createQuery(
                        "select c from ClassificationEntity c where c.realmId = :realm", ClassificationEntity.class)
                .setParameter("realm", realmId)
                .getResultStream()
                .collect(Collectors.toMap(c -> c.entityId, Function.identity()));
    }

    int clients(Consumer<Map<String, Object>> out) {
        Map<String, Map<String, String>> attributes =
                attributes("select a.client.id, a.name, a.value from ClientAttributeEntity a"
                        + " where a.client.realmId = :realm and a.name like '" + OURS + "%'");
        Map<String, String> serviceAccounts = new HashMap<>();
        rows("select u.serviceAccountClientLink, u.id from UserEntity u"
                        + " where u.realmId = :realm and u.serviceAccountClientLink is not null")
                .forEach(row -> serviceAccounts.put((String) row[0], (String) row[1]));
        List<Object[]> clients = rows(
                "select c.id, c.clientId, c.name from ClientEntity c where c.realmId = :realm order by c.clientId");
        for (Object[] row : clients) {
            String id = (String) row[0];
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("t", "client");
            line.put("id", id);
            line.put("clientId", row[1]);
            line.put("name", row[2]);
            classification(line, id);
            line.put("serviceAccount", serviceAccounts.get(id));
            line.put("attributes", attributes.getOrDefault(id, Map.of()));
            out.accept(line);
        }
        return clients.size();
    }

    int entitlements(Consumer<Map<String, Object>> out) {
        Map<String, Map<String, String>> attributes = attributes(
                "select a.role.id, a.name, a.value from RoleAttributeEntity a where a.role.realmId = :realm");
        attributes.putAll(attributes(
                "select a.group.id, a.name, a.value from GroupAttributeEntity a where a.group.realm = :realm"));
        Map<String, String> paths = paths();
        int count = 0;
        for (Node node : graph.nodes()) {
            if (!shown.entitlement(node.id())) {
                continue;
            }
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("t", "entitlement");
            line.put("kind", node.kind().name());
            line.put("id", node.id());
            line.put("name", node.name());
            line.put("clientId", node.clientId());
            line.put("path", paths.get(node.id()));
            classification(line, node.id());
            line.put("tier", node.tier().name());
            line.put("governed", graph.governed(node.id()));
            Set<String> reaches = new TreeSet<>(graph.closure(node.id()));
            reaches.remove(node.id());
            line.put("reaches", reaches);
            line.put("reachTier", String.valueOf(graph.reach(node.id())));
            line.put("closureHash", graph.closureHash(node.id()));
            line.put("attributes", attributes.getOrDefault(node.id(), Map.of()));
            out.accept(line);
            count++;
        }
        return count;
    }

    private void classification(Map<String, Object> line, String id) {
        ClassificationEntity entry = classified.get(id);
        line.put("tier", entry == null ? null : entry.tier);
        line.put("dataClass", entry == null ? null : entry.dataClass);
        line.put("owner", entry == null ? null : entry.owner);
    }

    /** Full paths of the groups, as Keycloak writes them. */
    private Map<String, String> paths() {
        Map<String, Object[]> groups = new HashMap<>();
        rows("select g.id, g.name, g.parentId from GroupEntity g where g.realm = :realm")
                .forEach(row -> groups.put((String) row[0], row));
        Map<String, String> paths = new HashMap<>();
        groups.keySet().forEach(id -> paths.put(id, path(groups, id)));
        return paths;
    }

    private static String path(Map<String, Object[]> groups, @Nullable String id) {
        StringBuilder path = new StringBuilder();
        Object[] group = id == null ? null : groups.get(id);
        for (int depth = 0; group != null && depth < groups.size(); depth++) {
            path.insert(0, "/" + group[1]);
            group = group[2] == null ? null : groups.get((String) group[2]);
        }
        return path.toString();
    }

    /** The first value of each name. */
    private Map<String, Map<String, String>> attributes(String query) {
        Map<String, Map<String, String>> found = new HashMap<>();
        rows(query)
                .forEach(row -> found.computeIfAbsent((String) row[0], id -> new TreeMap<>())
                        .putIfAbsent((String) row[1], row[2] == null ? "" : (String) row[2]));
        return found;
    }

    private List<Object[]> rows(String query) {
        return em.createQuery(query, Object[].class)
                .setParameter("realm", realmId)
                .getResultList();
    }
}
