package io.gatehouse.extension.nodes;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.LocalStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The rows of accounts, held by a transaction past Keycloak: whoever changes one of them waits. */
final class HeldRows implements AutoCloseable {

    private final Connection connection;

    private HeldRows(Connection connection) {
        this.connection = connection;
    }

    static HeldRows of(LocalStack stack, List<LivePerson> people) {
        try {
            Connection connection = stack.postgres().connectAsSuperuser("keycloak");
            connection.setAutoCommit(false);
            try (PreparedStatement hold =
                    connection.prepareStatement("select id from user_entity where id = any (?) for update")) {
                hold.setArray(
                        1,
                        connection.createArrayOf(
                                "text", people.stream().map(LivePerson::id).toArray()));
                hold.executeQuery();
            }
            return new HeldRows(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void letGo() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
