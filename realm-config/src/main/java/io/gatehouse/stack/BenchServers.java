package io.gatehouse.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stock Keycloak and one with the extension, on two databases of one PostgreSQL. */
final class BenchServers implements AutoCloseable {

    private final Installation installation;
    private final Consumer<String> progress;
    private final Path data;
    private final FileGate gate;
    private final Secrets secrets;
    private final PostgresServer postgres;
    private final SigningKey approvals;
    private final SigningKey client;
    private final KeycloakServer stock;
    private final KeycloakServer gatehouse;

    BenchServers(Installation installation, Consumer<String> progress) {
        this.installation = installation;
        this.progress = progress;
        this.data = installation.benchData();
        this.gate = FileGate.tryEnter(data.resolveSibling("bench.lock"), false)
                .orElseThrow(() -> new StackFailure("Another bench is running in this folder. Wait for its end."));
        Leftovers.endBench(data);
        PrivateFiles.deleteTree(data);
        PrivateFiles.directory(data);
        this.secrets = new Secrets(data.resolve("secrets.properties"));
        Ports ports = Ports.random();
        this.postgres = new PostgresServer(
                PostgresBinaries.unpacked(installation.cache()), data, ports.postgres(), secrets.of("postgres"));
        this.approvals = SigningKey.in(data.resolve("keys"), "approvals");
        this.client = SigningKey.in(data.resolve("keys"), "app-client");
        this.stock = keycloak("stock", null, ports.keycloak(), ports.management(), List.of());
        this.gatehouse = keycloak(
                "gatehouse",
                installation.extensionJar(),
                ports.app(),
                ports.mailbox(),
                List.of("--spi-events-listener--gatehouse-events--approval-keys=" + approvals.jwksFile()));
    }

    private KeycloakServer keycloak(
            String name, @Nullable Path jar, int port, int managementPort, List<String> options) {
        return new KeycloakServer(
                new KeycloakDistribution(installation.cache(), installation.keycloakZip(), progress),
                jar,
                new KeycloakServer.Setting(
                        data,
                        name,
                        StackOptions.LOOPBACK,
                        "localhost",
                        port,
                        managementPort,
                        postgres.url(database(name)),
                        Map.of(
                                // both compilers, as in production; the quick start of demo and tests would distort
                                "JAVA_OPTS_APPEND",
                                "",
                                "KC_DB_USERNAME",
                                "keycloak",
                                "KC_DB_PASSWORD",
                                secrets.of("keycloak"),
                                "KC_BOOTSTRAP_ADMIN_USERNAME",
                                "admin",
                                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                                secrets.of("keycloak-admin")),
                        options,
                        null,
                        null));
    }

    void start() {
        progress.accept("Starting PostgreSQL");
        postgres.start();
        Databases databases = new Databases(postgres);
        databases.role("keycloak", secrets.of("keycloak"));
        databases.database(database("stock"), "keycloak");
        databases.database(database("gatehouse"), "keycloak");
        progress.accept("Starting the stock Keycloak");
        stock.start();
        progress.accept("Starting Keycloak with the extension");
        gatehouse.start();
    }

    AdminClient admin(KeycloakServer server) {
        return AdminClient.anonymous(server.url()).as("master", "admin-cli", "admin", secrets.of("keycloak-admin"));
    }

    /** Two Keycloaks, two databases of one PostgreSQL. */
    String database(KeycloakServer server) {
        return database(server == stock ? "stock" : "gatehouse");
    }

    private static String database(String name) {
        return "keycloak_" + name;
    }

    PostgresServer postgres() {
        return postgres;
    }

    /** What the production part of a realm wants to know. */
    Map<String, String> realmVariables() {
        return Map.of("GATEHOUSE_APP_URL", "http://localhost:8088", "GATEHOUSE_APP_JWKS", client.jwks());
    }

    /** The key the app would sign in with. */
    SigningKey appKey() {
        return client;
    }

    /** The key approvals are signed with. */
    SigningKey approvalKey() {
        return approvals;
    }

    KeycloakServer stock() {
        return stock;
    }

    KeycloakServer gatehouse() {
        return gatehouse;
    }

    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            gatehouse.stop();
        } finally {
            try {
                stock.stop();
            } finally {
                postgres.stop();
                gate.close();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
