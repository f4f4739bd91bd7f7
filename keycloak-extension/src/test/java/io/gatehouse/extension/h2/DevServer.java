package io.gatehouse.extension.h2;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.Until;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Ports;
import io.gatehouse.stack.SharedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** {@code kc.sh start-dev} with our jar in {@code providers/}, on H2. */
final class DevServer implements AutoCloseable {

    private static final String PASSWORD = "only-for-this-test";

    private final Path home;
    private final Process server;
    private final AdminClient admin;

    private DevServer(Path home, Process server, String url) {
        this.home = home;
        this.server = server;
        this.admin = Until.fits("Keycloak on H2", Duration.ofMinutes(5), () -> signIn(url), Signed::in)
                .admin();
    }

    /**
     * @param name of its folder below {@code target/stack}
     * @param others puts more jars into the folder it is given
     */
    static DevServer start(String name, Consumer<Path> others) throws IOException {
        Path home = Path.of("target/stack/" + name).toAbsolutePath();
        Ports ports = Ports.random();
        SharedStack.unpackKeycloak(home);
        Path providers = home.resolve("providers");
        Files.copy(Path.of("target/gatehouse-keycloak-extension.jar"), providers.resolve("gatehouse.jar"));
        others.accept(providers);
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + ports.keycloak(),
                        "--http-management-host=127.0.0.1",
                        "--http-management-port=" + ports.management())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("server.log").toFile());
        builder.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin/java").toString());
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
        Process server = builder.start();
        try {
            return new DevServer(home, server, "http://127.0.0.1:" + ports.keycloak());
        } catch (RuntimeException | Error e) {
            end(server);
            throw e;
        }
    }

    AdminClient admin() {
        return admin;
    }

    /** Names of the roles in the tables of the stopped server, without the realm's default role. */
    List<String> storedGrants(String username) {
        List<String> roles = new ArrayList<>();
        String url = "jdbc:h2:file:" + home.resolve("data/h2/keycloakdb") + ";IFEXISTS=TRUE;NON_KEYWORDS=VALUE";
        try (Connection connection = DriverManager.getConnection(url, "", "");
                PreparedStatement query = connection.prepareStatement("select r.name from user_role_mapping m"
                        + " join keycloak_role r on r.id = m.role_id join user_entity u on u.id = m.user_id"
                        + " where u.username = ? and r.name not like 'default-roles-%' order by r.name")) {
            query.setString(1, username);
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                roles.add(rows.getString(1));
            }
            return roles;
        } catch (SQLException e) {
            throw new IllegalStateException(url, e);
        }
    }

    private record Signed(boolean in, AdminClient admin) {}

    private Signed signIn(String url) {
        assertTrue(server.isAlive(), () -> "Keycloak ended, see " + home.resolve("server.log"));
        AdminClient anonymous = AdminClient.anonymous(url);
        try {
            AdminClient signedIn = anonymous.as("master", "admin-cli", "admin", PASSWORD);
            return new Signed(signedIn.get("/admin/serverinfo").status() == 200, signedIn);
        } catch (RuntimeException notYet) {
            return new Signed(false, anonymous);
        }
    }

    @Override
    public void close() {
        end(server);
    }

    /** Asked first: H2 writes what was committed a moment later, and what is not written could not be counted. */
    private static void end(Process server) {
        List<ProcessHandle> tree = Stream.concat(server.descendants(), Stream.of(server.toHandle()))
                .toList();
        tree.forEach(ProcessHandle::destroy);
        try {
            server.waitFor(30, TimeUnit.SECONDS);
            tree.forEach(ProcessHandle::destroyForcibly);
            server.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
