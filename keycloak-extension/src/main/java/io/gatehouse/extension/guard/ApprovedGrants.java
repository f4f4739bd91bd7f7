package io.gatehouse.extension.guard;

import io.gatehouse.extension.graph.EdgeKind;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/**
 * The roles and groups of one person that count. Every question about them is answered from the same filtered streams, never
 * by the person's own methods, which would look at the rows.
 */
final class ApprovedGrants {
    /** The methods of a person that are about roles and groups. */
    static final Set<String> ASKED = Set.of(
            "getRoleMappingsStream",
            "getRealmRoleMappingsStream",
            "getClientRoleMappingsStream",
            "getGroupsStream",
            "getGroupsCount",
            "getGroupsCountByNameContaining",
            "hasRole",
            "hasDirectRole",
            "isMemberOf");

    private final UserModel user;
    private final Held held;

    ApprovedGrants(UserModel user, Held held) {
        this.user = user;
        this.held = held;
    }

    /** Counts and pages come from a query of Keycloak's; where all groups count, its answer is right and cheaper. */
    boolean decides(String method) {
        return !method.startsWith("getGroups")
                || held.hasVoids()
                || !user.getGroupsStream().allMatch(this::counts);
    }

    @Nullable
    Object answer(String method, Object @Nullable [] arguments) {
        Object first = arguments == null || arguments.length == 0 ? null : arguments[0];
        return switch (method) {
            case "getRoleMappingsStream" -> roles(user.getRoleMappingsStream());
            case "getRealmRoleMappingsStream" -> roles(user.getRealmRoleMappingsStream());
            case "getClientRoleMappingsStream" -> roles(user.getClientRoleMappingsStream((ClientModel) first));
            case "getGroupsStream" ->
                arguments == null || arguments.length == 0
                        ? groups()
                        : page(named((String) first), (Integer) arguments[1], (Integer) arguments[2]);
            case "getGroupsCount" -> groups().count();
            case "getGroupsCountByNameContaining" -> named((String) first).count();
            case "hasDirectRole" -> first instanceof RoleModel role && counts(role) && user.hasDirectRole(role);
            case "hasRole" -> first instanceof RoleModel role && hasRole(role);
            case "isMemberOf" -> first instanceof GroupModel group && isMemberOf(group);
            default -> throw new IllegalArgumentException(method);
        };
    }

    private boolean counts(RoleModel role) {
        return held.counts(EdgeKind.USER_ROLE, user.getId(), role.getId());
    }

    private boolean counts(GroupModel group) {
        return held.counts(EdgeKind.USER_GROUP, user.getId(), group.getId());
    }

    private Stream<RoleModel> roles(Stream<RoleModel> roles) {
        return roles.filter(this::counts).map(held::role);
    }

    private Stream<GroupModel> groups() {
        return user.getGroupsStream().filter(this::counts).map(held::group);
    }

    private Stream<GroupModel> named(@Nullable String search) {
        if (search == null || search.isEmpty()) {
            return groups();
        }
        String wanted = search.toLowerCase(Locale.ROOT);
        return groups().filter(group -> group.getName().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static Stream<GroupModel> page(Stream<GroupModel> groups, @Nullable Integer first, @Nullable Integer max) {
        Stream<GroupModel> page = first == null || first < 0 ? groups : groups.skip(first);
        return max == null || max < 0 ? page : page.limit(max);
    }

    private boolean hasRole(RoleModel role) {
        return (counts(role) && user.hasDirectRole(role))
                || RoleUtils.hasRole(roles(user.getRoleMappingsStream()), role)
                || RoleUtils.hasRoleFromGroup(groups(), role, true);
    }

    /** Groups of organizations are in no list of groups. */
    private boolean isMemberOf(GroupModel group) {
        return group.getType() == GroupModel.Type.REALM
                ? RoleUtils.isMember(groups(), group)
                : counts(group) && user.isMemberOf(group);
    }
}
