package io.gatehouse.extension.gate;

import io.gatehouse.extension.acts.Act;
import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.EdgeKind;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.settings.Installation;
import io.gatehouse.extension.storage.Database;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whose realm an edge is. Reads columns, never entities: a realm's entity brings its collections with it. */
final class Homes {

    private final KeycloakSession session;
    private final EntityManager em;

    Homes(KeycloakSession session) {
        this.session = session;
        this.em = Database.of(session);
    }

    /**
     * For a person's edge the realm of the request, without asking the database, when the graph held last knows the target
     * there. A guess for choosing what to lock: whoever uses it must look into the graph as it is under the lock.
     */
    String guess(Edge edge) {
        String realm = contextRealm();
        PrivilegeGraph last =
                Installation.of(session.getKeycloakSessionFactory()).graphs().last(realm);
        boolean known = !edge.kind().structural() && last != null && last.node(edge.targetId()) != null;
        return known ? realm : of(edge);
    }

    /** By the rows; the realm of the request when there is no such target. */
    String of(Edge edge) {
        if (edge.kind() == EdgeKind.REALM_DEFAULT_GROUP) {
            return edge.sourceId();
        }
        boolean group = edge.kind() == EdgeKind.USER_GROUP || edge.kind() == EdgeKind.GROUP_PARENT;
        String realm = text(
                group
                        ? "select g.realm from GroupEntity g where g.id = :id"
                        : "select r.realmId from RoleEntity r where r.id = :id",
                edge.targetId());
        return realm == null ? contextRealm() : realm;
    }

    /** Empty when there is no such realm. */
    String realmName(String realmId) {
        String name = text("select r.name from RealmEntity r where r.id = :id", realmId);
        return name == null ? "" : name;
    }

    /** Of a client, the readable one. */
    @Nullable
    String clientId(String id) {
        return text("select c.clientId from ClientEntity c where c.id = :id", id);
    }

    /** Of a client; at most one. */
    List<String> serviceAccounts(String id) {
        return texts("select u.id from UserEntity u where u.serviceAccountClientLink = :id", id);
    }

    @Nullable
    String accountName(String id) {
        return text("select u.username from UserEntity u where u.id = :id", id);
    }

    /** Of what an act is done to; null when it has no row, as a person of a user directory who was never imported. */
    @Nullable
    String of(Act act) {
        return switch (act.kind().object()) {
            case ACCOUNT -> text("select u.realmId from UserEntity u where u.id = :id", act.objectId());
            case CLIENT -> text("select c.realmId from ClientEntity c where c.id = :id", act.objectId());
            case REALM -> act.objectId();
        };
    }

    /** What people call it; the id when it has no name. */
    String name(Act act) {
        String id = act.objectId();
        String name = switch (act.kind().object()) {
            case ACCOUNT -> accountName(id);
            case CLIENT -> clientId(id);
            case REALM -> realmName(id);
        };
        return name == null || name.isEmpty() ? id : name;
    }

    private @Nullable String text(String query, String id) {
        List<String> found = texts(query, id);
        return found.isEmpty() ? null : found.get(0);
    }

    private List<String> texts(String query, String id) {
        return em.createQuery(query, String.class).setParameter("id", id).getResultList();
    }

    private String contextRealm() {
        RealmModel realm = session.getContext().getRealm();
        return realm == null ? "" : realm.getId();
    }
}
