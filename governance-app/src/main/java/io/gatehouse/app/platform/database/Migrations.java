package io.gatehouse.app.platform.database;

import io.gatehouse.app.platform.settings.DatabaseOwner;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the schema of every module up to date, in the order of dependency, as the owner; then gives the runtime role what
 * it needs and no more. A module's files lie in {@code db/migration/<module>/}; no folder, no schema.
 */
public final class Migrations implements InitializingBean {
    private static final List<String> MODULES = List.of(
            "platform",
            "directory",
            "sod",
            "fulfillment",
            "departure",
            "review",
            "change",
            "control",
            "audit",
            "notification",
            "insight");
    /** Schemas in which the app may add and read, but never change or remove. */
    private static final Set<String> APPEND_ONLY = Set.of("audit");

    private static final String HISTORY = "flyway_history";

    private final DatabaseOwner owner;

    Migrations(DatabaseOwner owner) {
        this.owner = owner;
    }

    @Override
    public void afterPropertiesSet() throws Exception {
        DriverManagerDataSource database = new DriverManagerDataSource(owner.url(), owner.user(), owner.password());
        JdbcTemplate sql = new JdbcTemplate(database);
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        for (String module : MODULES) {
            String folder = "classpath:db/migration/" + module;
            if (new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/migration/" + module + "/*.sql")
                            .length
                    == 0) {
                continue;
            }
            Flyway.configure()
                    .dataSource(database)
                    .locations(folder)
                    .schemas(module)
                    .defaultSchema(module)
                    .table(HISTORY)
                    .placeholderReplacement(false)
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
            atOnce(transaction, sql, () -> grant(sql, module));
        }
        // directory reads the inventory into temporary tables; where the database's owner is somebody else this only
        // warns
        String name = sql.queryForObject("SELECT quote_ident(current_database())", String.class);
        atOnce(transaction, sql, () -> sql.execute("GRANT TEMPORARY ON DATABASE " + name + " TO " + runtimeRole()));
    }

    /**
     * In one transaction, so that a replica that is already running never loses a right in between; one replica after the
     * other, because PostgreSQL refuses two that change the rights of a table at once.
     */
    private static void atOnce(TransactionTemplate transaction, JdbcTemplate sql, Runnable rights) {
        transaction.executeWithoutResult(status -> {
            sql.query("SELECT pg_advisory_xact_lock(hashtext('gatehouse rights'))", row -> {});
            rights.run();
        });
    }

    private String runtimeRole() {
        return "\"" + owner.runtimeRole().replace("\"", "\"\"") + "\"";
    }

    private void grant(JdbcTemplate sql, String schema) {
        String role = runtimeRole();
        String rights = APPEND_ONLY.contains(schema) ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE";
        sql.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + role);
        sql.execute("REVOKE ALL ON ALL TABLES IN SCHEMA " + schema + " FROM " + role);
        sql.execute("GRANT " + rights + " ON ALL TABLES IN SCHEMA " + schema + " TO " + role);
        sql.execute("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA " + schema + " TO " + role);
        sql.execute("REVOKE ALL ON " + schema + "." + HISTORY + " FROM " + role);
    }
}
