package io.gatehouse.extension.guard;

import io.gatehouse.extension.leaver.LeaverWatch;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * One person who is leaving or has left. From the second on never enabled, whatever the row or a cache says; enabling them
 * again and giving them anything is refused at commit.
 */
final class GuardedUser extends Guarded {
    private final KeycloakSession session;
    private final UserModel user;

    private GuardedUser(KeycloakSession session, UserModel user) {
        super(user);
        this.session = session;
        this.user = user;
    }

    static UserModel guard(KeycloakSession session, UserModel user) {
        return inFrontOf(user, new GuardedUser(session, user));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "isEnabled" -> {
                return !departed() && user.isEnabled();
            }
            case "setEnabled" -> {
                if (arguments != null && Boolean.TRUE.equals(arguments[0]) && departed()) {
                    DepartedVeto.ofEnabling(session, user.getId());
                    return null;
                }
            }
            case "grantRole", "joinGroup" -> {
                if (departed()) {
                    DepartedVeto.ofGrant(session, user.getId(), arguments == null ? null : arguments[0]);
                    return null;
                }
            }
            default -> {
                // everything else is as it is
            }
        }
        return call(method, arguments);
    }

    private boolean departed() {
        return LeaverWatch.node().departed(session, user.getId());
    }
}
