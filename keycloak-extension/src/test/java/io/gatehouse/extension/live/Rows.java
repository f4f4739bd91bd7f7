package io.gatehouse.extension.live;

import io.gatehouse.stack.LocalStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks into Keycloak's database past Keycloak, in a session of its own. */
public final class Rows {
    private Rows() {}

    /** Changes it past Keycloak. */
    public static void run(LocalStack stack, String statement) {
        try (Connection connection = stack.postgres().connectAsSuperuser("keycloak");
                Statement run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

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
