package io.gatehouse.extension.rescue;

import io.gatehouse.extension.live.Rows;
import io.gatehouse.stack.LocalStack;
import io.gatehouse.stack.SharedStack;
import io.gatehouse.stack.StackOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server that is stopped, started with another set of providers, or given another database. Its addresses stay. */
final class Machine implements AutoCloseable {

    private static final Path JAR =
            Path.of("target/gatehouse-keycloak-extension.jar").toAbsolutePath();

    private final StackOptions options;
    private LocalStack stack;

    private Machine(StackOptions options) {
        this.options = options;
        this.stack = SharedStack.start(options);
    }

    /** With the jar, on an empty database. */
    static Machine withJar(String name) {
        return new Machine(SharedStack.options(name).withExtension(JAR));
    }

    /** The same with one option of {@code gatehouse-events}, given as in the environment. */
    static Machine withOption(String name, String option, String value) {
        return new Machine(SharedStack.options(name)
                .withExtension(JAR)
                .withKeycloakEnvironment(Map.of("KC_SPI_EVENTS_LISTENER__GATEHOUSE_EVENTS__" + option, value)));
    }

    LocalStack stack() {
        return stack;
    }

    void restartWithoutJar() {
        restart(null);
    }

    void restartWithJar() {
        restart(JAR);
    }

    private void restart(@Nullable Path jar) {
        stack.close();
        stack = SharedStack.start(options.withExtension(jar));
    }

    /** What {@code pg_dump} would keep; the server stands still meanwhile. */
    void backUp() {
        stack.keycloak().stop();
        database("create database keycloak_backup template keycloak owner keycloak");
        stack.keycloak().start();
    }

    /** The backup takes the place of what is there. */
    void restore() {
        stack.keycloak().stop();
        database("drop database keycloak with (force)");
        database("alter database keycloak_backup rename to keycloak");
        stack.keycloak().start();
    }

    private void database(String statement) {
        try (Connection connection = stack.postgres().connectAsSuperuser("postgres");
                Statement run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** {@code kc.sh bootstrap-admin user}; its exit code. */
    static int bootstrapAdmin(LocalStack stack, String name, String password) {
        return stack.keycloak()
                .run(
                        Map.of("RESCUE_PASSWORD", password),
                        "bootstrap-admin",
                        "user",
                        "--no-prompt",
                        "--username=" + name,
                        "--password:env=RESCUE_PASSWORD");
    }

    long accounts(String name) {
        return Rows.count(stack, "select count(*) from user_entity where username = ?", name);
    }

    @Override
    public void close() {
        stack.close();
    }
}
