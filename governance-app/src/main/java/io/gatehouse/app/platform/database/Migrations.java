package io.gatehouse.app.platform.database;

import io.gatehouse.app.platform.settings.DatabaseOwner;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
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
            "catalog",
            "sod",
            "fulfillment",
            "departure",
            "review",
            "change",
            "control",
            "alarm",
            "audit",
            "notification",
            "insight");
    private static final String HISTORY = "flyway_history";

    private final DatabaseOwner owner;

    Migrations(DatabaseOwner owner) {
        this.owner = owner;
    }

    @Override
    public void afterPropertiesSet() throws Exception {
        DriverManagerDataSource database = new DriverManagerDataSource(owner.url(), owner.user(), owner.password());
        List<String> schemas = new ArrayList<>();
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
            schemas.add(module);
        }
        new RuntimeRights(
                        JdbcClient.create(database),
                        new TransactionTemplate(new JdbcTransactionManager(database)),
                        owner.runtimeRole())
                .give(schemas, HISTORY);
    }
}
