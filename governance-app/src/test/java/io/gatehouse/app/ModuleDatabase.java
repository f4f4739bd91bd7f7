package io.gatehouse.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** A database with the schemas of some modules, used with the rights of the app, without starting the app. */
public final class ModuleDatabase implements AutoCloseable {

    private final TestDatabase database = TestDatabase.create();
    private final HikariDataSource pool;

    public ModuleDatabase(String... modules) {
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement()) {
            for (String module : modules) {
                Flyway.configure()
                        .dataSource(database.url(), "gatehouse_owner", "owner")
                        .locations("classpath:db/migration/" + module)
                        .schemas(module)
                        .defaultSchema(module)
                        .placeholderReplacement(false)
                        .load()
                        .migrate();
                sql.execute("grant usage on schema " + module + " to gatehouse_app");
                sql.execute(
                        "grant select, insert, update, delete on all tables in schema " + module + " to gatehouse_app");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(database.url());
        settings.setUsername("gatehouse_app");
        settings.setPassword("app");
        settings.setMaximumPoolSize(8);
        pool = new HikariDataSource(settings);
    }

    public HikariDataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
