package io.gatehouse.extension.guard;

import io.gatehouse.extension.front.Guarded;
import io.gatehouse.extension.graph.EdgeKind;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** A role in a realm with void edges: gives only what was approved. Changes of it pass. */
final class GuardedRole extends Guarded {
    private final Held held;
    private final RoleModel role;

    private GuardedRole(Held held, RoleModel role) {
        super(role);
        this.held = held;
        this.role = role;
    }

    static RoleModel guard(Held held, RoleModel role) {
        return inFrontOf(role, new GuardedRole(held, role));
    }

    static boolean is(RoleModel role) {
        return Proxy.isProxyClass(role.getClass()) && Proxy.getInvocationHandler(role) instanceof GuardedRole;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "getCompositesStream" -> composites(call(method, arguments));
            case "isComposite" ->
                role.isComposite() && role.getCompositesStream().anyMatch(this::counts);
            case "hasRole" -> {
                RoleModel wanted = arguments == null ? null : (RoleModel) arguments[0];
                yield role.equals(wanted) || KeycloakModelUtils.searchFor(wanted, (RoleModel) proxy, new HashSet<>());
            }
            default -> call(method, arguments);
        };
    }

    private boolean counts(RoleModel child) {
        return !held.isVoid(EdgeKind.ROLE_ROLE, role.getId(), child.getId());
    }

    @SuppressWarnings("unchecked")
    private Stream<RoleModel> composites(@Nullable Object children) {
        return children == null
                ? Stream.empty()
                : ((Stream<RoleModel>) children).filter(this::counts).map(held::role);
    }
}
