package io.gatehouse.extension.front;

import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;

/** For whoever takes access away: the rows, with what the guard hides and what Keycloak's cache has not seen. */
public final class Unguarded {
    private Unguarded() {}

    /** The same person without guard and cache. */
    public static UserModel person(UserModel user) {
        UserModel plain = Guarded.behind(user) instanceof UserModel behind ? behind : user;
        if (plain instanceof CachedUserModel cached) {
            // from here on in this session its methods ask the database; the entry of all nodes is dropped at commit
            cached.invalidate();
        }
        return plain;
    }
}
