package io.gatehouse.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, one for all tests of the run; each caller gets a database of its own with owner and runtime role. */
public final class TestDatabase {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    public static TestDatabase create() {
        String name = "gatehouse_" + NUMBER.incrementAndGet();
        try {
            asAdmin("create database " + name + " owner gatehouse_owner");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(name);
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + name;
    }

    /** As the account that owns the schemas: what an attacker with the owner's password could do. */
    public Connection owner() throws SQLException {
        return DriverManager.getConnection(url(), "gatehouse_owner", "owner");
    }

    /** As the account the app works with. */
    public Connection runtime() throws SQLException {
        return DriverManager.getConnection(url(), "gatehouse_app", "app");
    }

    /** As if its server had been stopped: an app is thrown out, and nobody gets in. */
    public void goAwayFor(String application) throws SQLException {
        asAdmin("alter database " + name + " with allow_connections false");
        asAdmin("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name
                + "' and application_name = '" + application + "'");
    }

    public void comeBack() throws SQLException {
        asAdmin("alter database " + name + " with allow_connections true");
    }

    private static void asAdmin(String statement) throws SQLException {
        try (Connection admin = SERVER.getPostgresDatabase().getConnection();
                Statement sql = admin.createStatement()) {
            sql.execute(statement);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            try (Connection admin = server.getPostgresDatabase().getConnection();
                    Statement sql = admin.createStatement()) {
                sql.execute("create role gatehouse_owner login password 'owner'");
                sql.execute("create role gatehouse_app login password 'app'");
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
