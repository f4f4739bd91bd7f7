package io.gatehouse.extension.gate;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.EdgeKind;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/** Collects from Keycloak's model events: grants and joins, and the removals that Keycloak carries out in bulk, without rows. */
final class EventCollector implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof RoleModel.RoleGrantedEvent e) {
            Touched.by(e.getKeycloakSession())
                    .added
                    .add(new Edge(
                            EdgeKind.USER_ROLE, e.getUser().getId(), e.getRole().getId()));
        } else if (event instanceof RoleModel.RoleRevokedEvent e) {
            Touched.by(e.getKeycloakSession())
                    .removed
                    .add(new Edge(
                            EdgeKind.USER_ROLE, e.getUser().getId(), e.getRole().getId()));
        } else if (event instanceof GroupModel.GroupMemberJoinEvent e) {
            Touched.by(e.getKeycloakSession())
                    .added
                    .add(new Edge(
                            EdgeKind.USER_GROUP,
                            e.getUser().getId(),
                            e.getGroup().getId()));
        } else if (event instanceof GroupModel.GroupMemberLeaveEvent e) {
            Touched.by(e.getKeycloakSession())
                    .removed
                    .add(new Edge(
                            EdgeKind.USER_GROUP,
                            e.getUser().getId(),
                            e.getGroup().getId()));
        } else if (event instanceof UserModel.UserPreRemovedEvent e) {
            Touched.by(e.getKeycloakSession()).removedNodes.add(e.getUser().getId());
        } else {
            structure(event);
        }
    }

    private static void structure(ProviderEvent event) {
        if (event instanceof RoleContainerModel.RoleRemovedEvent e) {
            Touched touched = Touched.by(e.getKeycloakSession());
            touched.removedNodes.add(e.getRole().getId());
            touched.changedGraphs.add(realm(e.getRole()));
        } else if (event instanceof GroupModel.GroupRemovedEvent e) {
            Touched touched = Touched.by(e.getKeycloakSession());
            touched.removedNodes.add(e.getGroup().getId());
            touched.changedGraphs.add(e.getRealm().getId());
        } else if (event instanceof GroupModel.GroupUpdatedEvent e) {
            Touched.by(e.getKeycloakSession()).changedGraphs.add(e.getRealm().getId());
        } else if (event instanceof RealmModel.RealmCreationEvent e) {
            Touched.by(e.getKeycloakSession())
                    .bornRealms
                    .put(e.getCreatedRealm().getId(), e.getCreatedRealm().getName());
        } else if (event instanceof RealmModel.RealmRemovedEvent e) {
            Touched.by(e.getKeycloakSession()).removedRealms.add(e.getRealm().getId());
        }
    }

    private static String realm(RoleModel role) {
        RoleContainerModel container = role.getContainer();
        return container instanceof org.keycloak.models.ClientModel client
                ? client.getRealm().getId()
                : container.getId();
    }
}
