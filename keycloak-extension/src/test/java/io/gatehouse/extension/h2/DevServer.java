package io.gatehouse.extension.h2;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.Until;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Ports;
import io.gatehouse.stack.SharedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

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

    private static void end(Process server) {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        try {
            server.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
