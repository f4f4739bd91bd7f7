package io.gatehouse.extension.guard;

import io.gatehouse.extension.front.Guarded;
import io.gatehouse.extension.graph.EdgeKind;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.RoleUtils;

/** A group in a realm with void edges: gives only what was approved. Changes of it pass. */
final class GuardedGroup extends Guarded {
    private final Held held;
    private final GroupModel group;

    private GuardedGroup(Held held, GroupModel group) {
        super(group);
        this.held = held;
        this.group = group;
    }

    static GroupModel guard(Held held, GroupModel group) {
        return inFrontOf(group, new GuardedGroup(held, group));
    }

    static boolean is(GroupModel group) {
        return Proxy.isProxyClass(group.getClass()) && Proxy.getInvocationHandler(group) instanceof GuardedGroup;
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "getRoleMappingsStream", "getRealmRoleMappingsStream", "getClientRoleMappingsStream" -> {
                Stream<RoleModel> roles = (Stream<RoleModel>) call(method, arguments);
                return roles == null ? Stream.empty() : held.roles(EdgeKind.GROUP_ROLE, group.getId(), roles);
            }
            case "hasDirectRole" -> {
                RoleModel role = role(arguments);
                return !held.isVoid(EdgeKind.GROUP_ROLE, group.getId(), role.getId()) && group.hasDirectRole(role);
            }
            case "hasRole" -> {
                RoleModel role = role(arguments);
                GroupModel parent = parent();
                return RoleUtils.hasRole(
                                held.roles(EdgeKind.GROUP_ROLE, group.getId(), group.getRoleMappingsStream()), role)
                        || (parent != null && parent.hasRole(role));
            }
            case "getParent" -> {
                return parent();
            }
            case "getParentId" -> {
                return belowNothing() ? null : group.getParentId();
            }
            default -> {
                return call(method, arguments);
            }
        }
    }

    private static RoleModel role(Object @Nullable [] arguments) {
        if (arguments == null || !(arguments[0] instanceof RoleModel role)) {
            throw new IllegalArgumentException("a role is asked for");
        }
        return role;
    }

    private boolean belowNothing() {
        String parent = group.getParentId();
        return parent == null || held.isVoid(EdgeKind.GROUP_PARENT, group.getId(), parent);
    }

    private @Nullable GroupModel parent() {
        GroupModel parent = belowNothing() ? null : group.getParent();
        return parent == null ? null : held.group(parent);
    }
}
