package io.gatehouse.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Creates login roles and databases where they are missing. Names are constants of this package, never input. */
final class Databases {

    private final PostgresServer server;

    Databases(PostgresServer server) {
        this.server = server;
    }

    /** A role that may log in and nothing else. */
    void role(String name, String password) {
        run("postgres", c -> {
            if (!exists(c, "select 1 from pg_roles where rolname = ?", name)) {
                execute(c, "create role \"" + name + "\" login nosuperuser nocreatedb nocreaterole");
            }
            // random base64url text has no quote
            execute(c, "alter role \"" + name + "\" password '" + password + "'");
        });
    }

    /** A database that only its owner may connect to. */
    void database(String name, String owner) {
        run("postgres", c -> {
            if (!exists(c, "select 1 from pg_database where datname = ?", name)) {
                execute(c, "create database \"" + name + "\" owner \"" + owner + "\"");
            }
            execute(c, "revoke all on database \"" + name + "\" from public");
        });
    }

    void allowConnect(String database, String role) {
        run("postgres", c -> execute(c, "grant connect on database \"" + database + "\" to \"" + role + "\""));
    }

    void drop(String database) {
        run("postgres", c -> execute(c, "drop database if exists \"" + database + "\" with (force)"));
    }

    private interface Work {
        void with(Connection connection) throws SQLException;
    }

    private void run(String database, Work work) {
        try (Connection connection = server.connectAsSuperuser(database)) {
            work.with(connection);
        } catch (SQLException e) {
            throw new StackFailure("PostgreSQL's roles and databases cannot be set up: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
