package io.gatehouse.extension.guard;

import io.gatehouse.extension.front.Guarded;
import io.gatehouse.extension.leaver.LeaverWatch;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

/**
 * Keycloak's users: the leaving ones are guarded, and in enforcing realms everybody. All others pass as they are: the price
 * for them is a look into two maps.
 */
final class GuardedUsers extends Guarded {
    private final KeycloakSession session;

    private GuardedUsers(KeycloakSession session, UserProvider users) {
        super(users);
        this.session = session;
    }

    static UserProvider guard(KeycloakSession session, UserProvider users) {
        return inFrontOf(users, new GuardedUsers(session, users));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        RealmModel realm = session.getContext().getRealm();
        if (arguments != null) {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] instanceof UserModel user) {
                    arguments[i] = behind(user);
                } else if (arguments[i] instanceof RealmModel asked) {
                    realm = asked;
                } else if (arguments[i] instanceof ClientModel client) {
                    realm = client.getRealm();
                }
            }
        }
        RealmModel of = realm;
        return each(
                call(method, arguments),
                one -> of != null && one instanceof UserModel user && matters(of, user)
                        ? GuardedUser.guard(session, of, user)
                        : one);
    }

    private boolean matters(RealmModel realm, UserModel user) {
        return LeaverWatch.node().mentions(session, user.getId())
                || GrantWatch.node().view(session, realm.getId()) != null;
    }
}
