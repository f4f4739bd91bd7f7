package io.gatehouse.extension.order;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.order.OrderRefused.Reason;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;

/** Adds and removes edges through Keycloak's own model, so that its caches and events know. */
final class EdgeWriter {

    private final KeycloakSession session;
    private final RealmModel realm;

    EdgeWriter(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** @throws OrderRefused {@code unknown} when an end of the edge does not exist in this realm */
    void add(Edge edge) {
        switch (edge.kind()) {
            case USER_ROLE -> user(edge.sourceId()).grantRole(role(edge.targetId()));
            case USER_GROUP -> user(edge.sourceId()).joinGroup(group(edge.targetId()));
            case ROLE_ROLE -> role(edge.sourceId()).addCompositeRole(role(edge.targetId()));
            case GROUP_ROLE -> group(edge.sourceId()).grantRole(role(edge.targetId()));
            case GROUP_PARENT -> session.groups().moveGroup(realm, group(edge.sourceId()), group(edge.targetId()));
            case REALM_DEFAULT_GROUP -> {
                known(edge.sourceId().equals(realm.getId()) ? realm : null, edge.sourceId());
                realm.addDefaultGroup(group(edge.targetId()));
            }
            case SETTING -> throw new OrderRefused(Reason.MALFORMED, "op");
        }
    }

    /** Removes an edge; one that is gone already, or whose ends are, is fine. */
    void remove(Edge edge) {
        RoleModel role = session.roles().getRoleById(realm, edge.targetId());
        switch (edge.kind()) {
            case USER_ROLE -> {
                UserModel user = fresh(session.users().getUserById(realm, edge.sourceId()));
                if (user != null && role != null) {
                    user.deleteRoleMapping(role);
                }
            }
            case USER_GROUP -> {
                UserModel user = fresh(session.users().getUserById(realm, edge.sourceId()));
                GroupModel group = session.groups().getGroupById(realm, edge.targetId());
                if (user != null && group != null) {
                    user.leaveGroup(group);
                }
            }
            case ROLE_ROLE -> {
                RoleModel source = session.roles().getRoleById(realm, edge.sourceId());
                if (source != null && role != null) {
                    source.removeCompositeRole(role);
                }
            }
            case GROUP_ROLE -> {
                GroupModel source = session.groups().getGroupById(realm, edge.sourceId());
                if (source != null && role != null) {
                    source.deleteRoleMapping(role);
                }
            }
            case GROUP_PARENT -> {
                GroupModel source = session.groups().getGroupById(realm, edge.sourceId());
                if (source != null && edge.targetId().equals(source.getParentId())) {
                    session.groups().moveGroup(realm, source, null);
                }
            }
            case REALM_DEFAULT_GROUP -> {
                GroupModel group = session.groups().getGroupById(realm, edge.targetId());
                if (group != null) {
                    realm.removeDefaultGroup(group);
                }
            }
            case SETTING -> throw new IllegalArgumentException("a setting is changed where it stands");
        }
    }

    private UserModel user(String id) {
        return known(fresh(session.users().getUserById(realm, id)), id);
    }

    /** Past Keycloak's cache, which leaves a change undone when it has not seen the row, or has seen one that is gone. */
    private static @Nullable UserModel fresh(@Nullable UserModel user) {
        if (user instanceof CachedUserModel cached) {
            cached.invalidate();
        }
        return user;
    }

    private RoleModel role(String id) {
        return known(session.roles().getRoleById(realm, id), id);
    }

    private GroupModel group(String id) {
        return known(session.groups().getGroupById(realm, id), id);
    }

    private static <T> T known(@Nullable T model, String id) {
        if (model == null) {
            throw new OrderRefused(Reason.UNKNOWN, id);
        }
        return model;
    }
}
