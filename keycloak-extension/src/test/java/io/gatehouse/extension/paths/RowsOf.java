package io.gatehouse.extension.paths;

import io.gatehouse.stack.LocalStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Counts the rows that bear a privilege, past Keycloak, in a database session of its own. */
final class RowsOf {

    private static final String BEARING = "with w (role, grp, name) as (values (?, ?, ?)) select"
            + " (select count(*) from user_role_mapping, w where role_id = w.role)"
            + " + (select count(*) from fed_user_role_mapping, w where role_id = w.role)"
            + " + (select count(*) from group_role_mapping, w where role_id = w.role)"
            + " + (select count(*) from composite_role, w where child_role = w.role)"
            + " + (select count(*) from scope_mapping, w where role_id = w.role)"
            + " + (select count(*) from client_scope_role_mapping, w where role_id = w.role)"
            + " + (select count(*) from user_group_membership, w where group_id = w.grp)"
            + " + (select count(*) from fed_user_group_membership, w where group_id = w.grp)"
            + " + (select count(*) from realm_default_groups, w where group_id = w.grp)"
            + " + (select count(*) from keycloak_group, w where parent_group = w.grp)"
            + " + (select count(*) from keycloak_role k, w where k.name = w.name)"
            + " + (select count(*) from keycloak_group k, w where k.name = w.name)"
            + " + (select count(*) from protocol_mapper_config, w where value like '%' || w.name || '%')"
            + " + (select count(*) from idp_mapper_config, w where value like '%' || w.name || '%')";

    private final LocalStack stack;

    RowsOf(LocalStack stack) {
        this.stack = stack;
    }

    /** Rows of all kinds that name the role, the group, or either's name. */
    long bearing(String role, String group, String name) {
        return count(BEARING, role, group, name);
    }

    /** What a {@code select count(*) …} gives. */
    long count(String query, String... parameters) {
        try (Connection connection = stack.postgres().connectAsSuperuser("keycloak");
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
