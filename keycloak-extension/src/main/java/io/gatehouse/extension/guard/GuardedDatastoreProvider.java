package io.gatehouse.extension.guard;

import io.gatehouse.extension.acts.Acting;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmProvider;
import org.keycloak.models.RoleProvider;
import org.keycloak.models.UserProvider;
import org.keycloak.storage.datastore.DefaultDatastoreProvider;
import org.keycloak.storage.datastore.DefaultDatastoreProviderFactory;

/** Keycloak's datastore of one session, with guarded users. */
final class GuardedDatastoreProvider extends DefaultDatastoreProvider {
    private final KeycloakSession session;
    private @Nullable UserProvider guarded;

    GuardedDatastoreProvider(DefaultDatastoreProviderFactory factory, KeycloakSession session) {
        super(factory, session);
        this.session = session;
    }

    @Override
    public UserProvider users() {
        UserProvider users = guarded;
        if (users == null) {
            users = GuardedUsers.guard(session, super.users());
            guarded = users;
        }
        return users;
    }

    /** Only administration calls read secrets by a token; whatever signs people in gets clients as they are. */
    @Override
    public ClientProvider clients() {
        return Acting.bySomebody(session) ? GuardedClients.guard(session, super.clients()) : super.clients();
    }

    @Override
    public RealmProvider realms() {
        return Acting.bySomebody(session) ? GuardedRealms.guard(session, super.realms()) : super.realms();
    }

    @Override
    public RoleProvider roles() {
        RoleProvider roles = super.roles();
        return GrantWatch.node().anyVoids() ? GuardedRoles.guard(session, roles) : roles;
    }
}
