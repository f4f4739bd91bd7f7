package io.gatehouse.extension.live;

import io.gatehouse.stack.LocalStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks into Keycloak's database past Keycloak, in a session of its own. */
public final class Rows {
    private Rows() {}

    /** The number that a {@code select count(*) …} with one text parameter gives. */
    public static long count(LocalStack stack, String query, String parameter) {
        try (Connection connection = stack.postgres().connectAsSuperuser("keycloak");
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
