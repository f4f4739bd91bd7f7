package io.gatehouse.extension.guard;

import io.gatehouse.extension.front.Guarded;
import io.gatehouse.extension.graph.EdgeKind;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.RoleProvider;

/**
 * Keycloak's roles while a realm has void edges. Keycloak expands composites for tokens by asking the provider for the
 * children of many roles at once, past the roles themselves.
 *
 * @see org.keycloak.models.utils.RoleUtils#expandCompositeRoles
 */
final class GuardedRoles extends Guarded {
    private final KeycloakSession session;
    private final RoleProvider roles;

    private GuardedRoles(KeycloakSession session, RoleProvider roles) {
        super(roles);
        this.session = session;
        this.roles = roles;
    }

    static RoleProvider guard(KeycloakSession session, RoleProvider roles) {
        return inFrontOf(roles, new GuardedRoles(session, roles));
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("getCompositeRolesStream")
                && arguments != null
                && arguments.length == 2
                && arguments[0] instanceof RealmModel realm
                && arguments[1] instanceof Set<?> parents) {
            RealmView view = GrantWatch.node().view(session, realm.getId());
            if (view != null && view.hasVoids()) {
                Held held = new Held(session, realm, view, GrantWatch.node().now());
                return children(realm, held, (Set<String>) parents);
            }
        }
        return call(method, arguments);
    }

    private Stream<RoleModel> children(RealmModel realm, Held held, Set<String> parents) {
        Set<String> touched = new HashSet<>();
        held.view().effective().voids().stream()
                .filter(edge -> edge.kind() == EdgeKind.ROLE_ROLE && parents.contains(edge.sourceId()))
                .forEach(edge -> touched.add(edge.sourceId()));
        Set<String> whole = new HashSet<>(parents);
        whole.removeAll(touched);
        Map<String, RoleModel> found = new LinkedHashMap<>();
        if (!whole.isEmpty()) {
            roles.getCompositeRolesStream(realm, whole).forEach(role -> found.put(role.getId(), role));
        }
        for (String parent : touched) {
            roles.getCompositeRolesStream(realm, Set.of(parent))
                    .filter(role -> !held.isVoid(EdgeKind.ROLE_ROLE, parent, role.getId()))
                    .forEach(role -> found.put(role.getId(), role));
        }
        return found.values().stream();
    }
}
