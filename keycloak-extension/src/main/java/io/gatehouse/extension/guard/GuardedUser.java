package io.gatehouse.extension.guard;

import io.gatehouse.extension.front.Guarded;
import io.gatehouse.extension.leaver.LeaverWatch;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * One person. Whoever has left is, from the second on, never enabled, whatever the row or a cache says; enabling them again and
 * giving them anything, be it a role, a group or a credential, is refused at commit. In an enforcing realm a governed role or group without a live ledger entry is
 * not among theirs.
 */
final class GuardedUser extends Guarded {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    private GuardedUser(KeycloakSession session, RealmModel realm, UserModel user) {
        super(user);
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    static UserModel guard(KeycloakSession session, RealmModel realm, UserModel user) {
        return inFrontOf(user, new GuardedUser(session, realm, user));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "isEnabled" -> {
                return !departed() && user.isEnabled();
            }
            case "credentialManager" -> {
                return departed()
                        ? GuardedCredentials.guard(session, user.getId(), user.credentialManager())
                        : user.credentialManager();
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
                ApprovedGrants grants = ApprovedGrants.ASKED.contains(method.getName()) ? approved() : null;
                if (grants != null && grants.decides(method.getName())) {
                    return grants.answer(method.getName(), arguments);
                }
            }
        }
        return call(method, arguments);
    }

    private @Nullable ApprovedGrants approved() {
        RealmView view = GrantWatch.node().view(session, realm.getId());
        return view == null
                ? null
                : new ApprovedGrants(
                        user, new Held(session, realm, view, GrantWatch.node().now()));
    }

    private boolean departed() {
        return LeaverWatch.node().departed(session, user.getId());
    }
}
