package io.gatehouse.extension.guard;

import io.gatehouse.extension.leaver.LeaverWatch;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

/**
 * Keycloak's users, of whom the leaving ones are guarded. Everybody else passes as he is: the price for them is one look
 * into a map.
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
        if (arguments != null) {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] instanceof UserModel user) {
                    arguments[i] = behind(user);
                }
            }
        }
        return guarded(call(method, arguments));
    }

    private @Nullable Object guarded(@Nullable Object result) {
        if (result instanceof UserModel user) {
            return LeaverWatch.node().mentions(session, user.getId()) ? GuardedUser.guard(session, user) : user;
        }
        return result instanceof Stream<?> stream ? stream.map(this::guarded) : result;
    }
}
