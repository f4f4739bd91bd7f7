package io.gatehouse.sibling;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Takes things out by Keycloak's model, as any extension may. */
public final class SiblingResource {

    private final KeycloakSession session;
    private final RealmModel realm;

    SiblingResource(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    @DELETE
    @Path("composites/{parent}/{child}")
    public void removeComposite(@PathParam("parent") String parent, @PathParam("child") String child) {
        session.roles()
                .getRoleById(realm, parent)
                .removeCompositeRole(session.roles().getRoleById(realm, child));
    }

    @DELETE
    @Path("roles/{role}")
    public void removeRole(@PathParam("role") String role) {
        session.roles().removeRole(session.roles().getRoleById(realm, role));
    }

    @DELETE
    @Path("groups/{group}")
    public void removeGroup(@PathParam("group") String group) {
        realm.removeGroup(session.groups().getGroupById(realm, group));
    }
}
