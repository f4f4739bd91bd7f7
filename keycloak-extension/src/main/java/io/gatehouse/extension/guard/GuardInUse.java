package io.gatehouse.extension.guard;

import io.gatehouse.extension.front.Guarded;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserProvider;
import org.keycloak.storage.DatastoreProvider;

/** Whether this server asks our guard for its users. Keycloak picks the datastore by id and order, so another can win. */
public final class GuardInUse {
    private GuardInUse() {}

    /**
     * Looks at what a session really uses.
     *
     * @return what was found, for an operator
     * @throws IllegalStateException when people who have left would not be refused
     */
    public static String check(KeycloakSession session) {
        DatastoreProvider inUse = session.getProvider(DatastoreProvider.class);
        if (!(inUse instanceof GuardedDatastoreProvider)) {
            throw new IllegalStateException("the datastore in use is "
                    + (inUse == null ? "none" : inUse.getClass().getName())
                    + ", so nobody who has left would be refused");
        }
        UserProvider users = session.users();
        if (Guarded.behind(users) == users) {
            throw new IllegalStateException("the users of a session are "
                    + users.getClass().getName()
                    + ", past the guard, so nobody who has left would be refused");
        }
        return "every user is asked for through the guard";
    }
}
