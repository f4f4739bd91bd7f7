package io.gatehouse.extension.gate;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.EdgeKind;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.jpa.entities.CompositeRoleEntity;
import org.keycloak.models.jpa.entities.CredentialEntity;
import org.keycloak.models.jpa.entities.GroupRoleMappingEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;
import org.keycloak.models.jpa.entities.UserRoleMappingEntity;
import org.keycloak.storage.jpa.entity.FederatedUserCredentialEntity;
import org.keycloak.storage.jpa.entity.FederatedUserGroupMembershipEntity;
import org.keycloak.storage.jpa.entity.FederatedUserRoleMappingEntity;

/** Keycloak's rows and the edges they are. Adapter for its private JPA entities. */
public final class Rows {

    /** What of a credential's row somebody signs in with. */
    static final Set<String> SECRETS = Set.of("type", "secretData", "credentialData");

    private static final int CHUNK = 500;

    private final EntityManager em;

    public Rows(EntityManager em) {
        this.em = em;
    }

    /** The edge that a row is, null for rows of other kinds. Does not load anything. */
    static @Nullable Edge edge(Object row) {
        if (row instanceof UserRoleMappingEntity m) {
            return new Edge(EdgeKind.USER_ROLE, m.getUser().getId(), m.getRoleId());
        }
        if (row instanceof UserGroupMembershipEntity m) {
            return new Edge(EdgeKind.USER_GROUP, m.getUser().getId(), m.getGroupId());
        }
        if (row instanceof CompositeRoleEntity m) {
            return new Edge(
                    EdgeKind.ROLE_ROLE,
                    m.getParentRole().getId(),
                    m.getChildRole().getId());
        }
        if (row instanceof GroupRoleMappingEntity m) {
            return new Edge(EdgeKind.GROUP_ROLE, m.getGroup().getId(), m.getRoleId());
        }
        if (row instanceof FederatedUserRoleMappingEntity m) {
            return new Edge(EdgeKind.USER_ROLE, m.getUserId(), m.getRoleId());
        }
        if (row instanceof FederatedUserGroupMembershipEntity m) {
            return new Edge(EdgeKind.USER_GROUP, m.getUserId(), m.getGroupId());
        }
        return null;
    }

    /** Whose credential a row is, null for rows of other kinds. Does not load anything. */
    static @Nullable String ownerOfCredential(Object row) {
        if (row instanceof CredentialEntity credential) {
            return credential.getUser().getId();
        }
        return row instanceof FederatedUserCredentialEntity credential ? credential.getUserId() : null;
    }

    /** Which of these edges exist in this transaction's state of the database. */
    public Set<Edge> existing(Collection<Edge> edges) {
        Map<EdgeKind, List<Edge>> byKind = new EnumMap<>(EdgeKind.class);
        edges.forEach(edge ->
                byKind.computeIfAbsent(edge.kind(), k -> new ArrayList<>()).add(edge));
        Set<Edge> existing = new HashSet<>();
        byKind.forEach((kind, list) -> {
            for (int from = 0; from < list.size(); from += CHUNK) {
                List<Edge> chunk = list.subList(from, Math.min(from + CHUNK, list.size()));
                for (String query : queries(kind)) {
                    em.createQuery(query + " in :sources", Object[].class)
                            .setParameter(
                                    "sources",
                                    chunk.stream()
                                            .map(Edge::sourceId)
                                            .distinct()
                                            .toList())
                            .setParameter(
                                    "targets",
                                    chunk.stream()
                                            .map(Edge::targetId)
                                            .distinct()
                                            .toList())
                            .getResultList()
                            .forEach(row -> existing.add(new Edge(kind, (String) row[0], (String) row[1])));
                }
            }
        });
        existing.retainAll(new HashSet<>(edges));
        return existing;
    }

    private static List<String> queries(EdgeKind kind) {
        return switch (kind) {
            case USER_ROLE ->
                List.of(
                        "select m.user.id, m.roleId from UserRoleMappingEntity m where m.roleId in :targets and m.user.id",
                        "select m.userId, m.roleId from FederatedUserRoleMappingEntity m where m.roleId in :targets and m.userId");
            case USER_GROUP ->
                List.of(
                        "select m.user.id, m.groupId from UserGroupMembershipEntity m where m.groupId in :targets and m.user.id",
                        "select m.userId, m.groupId from FederatedUserGroupMembershipEntity m where m.groupId in :targets and m.userId");
            case ROLE_ROLE ->
                List.of(
                        "select c.parentRole.id, c.childRole.id from CompositeRoleEntity c where c.childRole.id in :targets and c.parentRole.id");
            case GROUP_ROLE ->
                List.of(
                        "select m.group.id, m.roleId from GroupRoleMappingEntity m where m.roleId in :targets and m.group.id");
            case GROUP_PARENT ->
                List.of("select g.id, g.parentId from GroupEntity g where g.parentId in :targets and g.id");
            case REALM_DEFAULT_GROUP ->
                List.of("select r.id, d from RealmEntity r join r.defaultGroupIds d where d in :targets and r.id");
            case SETTING -> List.of();
        };
    }

    /** Asks for every kind of edge once; throws when Keycloak's rows are not as they are asked for. */
    public static String check(EntityManager em) {
        Rows rows = new Rows(em);
        for (EdgeKind kind : EdgeKind.values()) {
            rows.existing(List.of(new Edge(kind, "-", "-")));
        }
        return "the rows that bear a grant can be read";
    }

    /** Every edge of a person's own. */
    public List<Edge> ofPerson(String accountId) {
        List<Edge> edges = new ArrayList<>();
        for (EdgeKind kind : List.of(EdgeKind.USER_ROLE, EdgeKind.USER_GROUP)) {
            for (String query : queries(kind)) {
                String source = query.substring(query.lastIndexOf(" and ") + " and ".length());
                em.createQuery(
                                query.substring(0, query.indexOf(" where ")) + " where " + source + " = :source",
                                Object[].class)
                        .setParameter("source", accountId)
                        .getResultList()
                        .forEach(row -> edges.add(new Edge(kind, (String) row[0], (String) row[1])));
            }
        }
        return edges;
    }

    /** Every edge of people and default groups of a realm whose target is one of these. */
    public List<Edge> inboundOfPeople(Collection<String> targets) {
        List<Edge> edges = new ArrayList<>();
        List<String> all = List.copyOf(targets);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
            for (EdgeKind kind : List.of(EdgeKind.USER_ROLE, EdgeKind.USER_GROUP, EdgeKind.REALM_DEFAULT_GROUP)) {
                for (String query : queries(kind)) {
                    em.createQuery(query.substring(0, query.lastIndexOf(" and ")), Object[].class)
                            .setParameter("targets", chunk)
                            .getResultList()
                            .forEach(row -> edges.add(new Edge(kind, (String) row[0], (String) row[1])));
                }
            }
        }
        return edges;
    }
}
