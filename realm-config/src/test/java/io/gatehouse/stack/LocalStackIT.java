package io.gatehouse.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The stack is what it says: real, private, and it keeps its data. */
final class LocalStackIT {

    private static LocalStack stack() {
        return SharedStack.getStock();
    }

    @Test
    void bothDatabasesOpenWithTheirPasswordAndRefuseWithout() throws SQLException {
        Map<String, String> app = stack().appEnvironment();
        String url = app.get("SPRING_DATASOURCE_URL");
        for (String kind : List.of("SPRING_DATASOURCE_USERNAME", "SPRING_FLYWAY_USER")) {
            String password = app.get(kind.replace("USERNAME", "PASSWORD").replace("USER", "PASSWORD"));
            try (Connection c = DriverManager.getConnection(url, app.get(kind), password)) {
                assertTrue(c.isValid(5));
            }
            assertEquals("28P01", refused(url, app.get(kind), "wrong").getSQLState());
        }
        assertEquals(
                "28P01",
                refused(stack().postgres().url("keycloak"), "keycloak", "keycloak")
                        .getSQLState());
        assertEquals(
                "28P01",
                refused(stack().postgres().url("postgres"), "postgres", "postgres")
                        .getSQLState());
    }

    @Test
    void theAppsRoleDoesNotReachKeycloaksDatabase() {
        Map<String, String> app = stack().appEnvironment();
        SQLException refused =
                refused(stack().postgres().url("keycloak"), "gatehouse_app", app.get("SPRING_DATASOURCE_PASSWORD"));
        assertEquals("42501", refused.getSQLState(), refused.getMessage());
    }

    @Test
    void theAppsRoleMayNotCreateTables() throws SQLException {
        Map<String, String> app = stack().appEnvironment();
        try (Connection c = DriverManager.getConnection(
                        app.get("SPRING_DATASOURCE_URL"), "gatehouse_app", app.get("SPRING_DATASOURCE_PASSWORD"));
                Statement s = c.createStatement()) {
            SQLException refused =
                    assertThrows(SQLException.class, () -> s.execute("create table public.sneaked (id int)"));
            assertEquals("42501", refused.getSQLState(), refused.getMessage());
        }
    }

    @Test
    void writesAreDurable() throws SQLException {
        try (Connection c = stack().postgres().connectAsSuperuser("postgres");
                Statement s = c.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                var row = s.executeQuery("show " + setting);
                assertTrue(row.next());
                assertEquals("on", row.getString(1), setting);
            }
        }
    }

    @Test
    void theCompanyIsImported() {
        assertEquals(
                65,
                stack().admin()
                        .get("/admin/realms/lanstone/users/count")
                        .expect(200)
                        .json()
                        .asInt());
    }

    @Test
    void nobodyListensOutsideOfLoopback() throws Exception {
        for (int port : List.of(
                stack().options().ports().keycloak(),
                stack().options().ports().management(),
                stack().options().ports().postgres(),
                stack().options().ports().smtp())) {
            // there is something that could
            new Socket(InetAddress.getByName("127.0.0.1"), port).close();
        }
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                if (address.isLoopbackAddress()) {
                    continue;
                }
                stack().options()
                        .ports()
                        .byPart()
                        .forEach((part, port) -> assertThrows(
                                java.io.IOException.class,
                                () -> new Socket(address, port).close(),
                                part + " answers at " + address.getHostAddress()));
            }
        }
    }

    @Test
    void secretsAreReadableByTheOwnerOnly() throws Exception {
        for (Path file : List.of(
                stack().options().data().resolve("secrets.properties"),
                stack().clientKey().privateKeyFile(),
                stack().approvalKey().privateKeyFile())) {
            assertEquals(
                    "rw-------",
                    java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                    file.toString());
        }
        assertFalse(stack().clientKey().jwks().contains("\"d\""));
        assertFalse(stack().clientKey().jwks().equals(stack().approvalKey().jwks()));
    }

    @Test
    @Tag("ci")
    void keycloakKeepsItsDataOverRestartAndCrash() {
        AdminClient admin = stack().admin();
        String realm = "kept-" + System.nanoTime();
        admin.post("/admin/realms", Map.of("realm", realm, "enabled", true)).expect(201);
        stack().keycloak().restart();
        assertTrue(stack().keycloak().isReady());
        stack().admin().get("/admin/realms/" + realm).expect(200);
        stack().keycloak().kill();
        assertFalse(stack().keycloak().isReady());
        stack().keycloak().start();
        assertEquals(
                realm,
                stack().admin()
                        .get("/admin/realms/" + realm)
                        .expect(200)
                        .json()
                        .path("realm")
                        .asString());
        stack().admin().delete("/admin/realms/" + realm).expect(204);
        assertEquals(404, stack().admin().get("/admin/realms/" + realm).status());
    }

    @Test
    @Tag("ci")
    void keycloakSurvivesTheDatabasesCrash() {
        stack().postgres().kill();
        assertThrows(SQLException.class, () -> stack().postgres().connectAsSuperuser("keycloak"));
        stack().postgres().start();
        assertTrue(Wait.until(Duration.ofSeconds(60), () -> stack().keycloak().isReady()));
        stack().admin().get("/admin/realms/master").expect(200);
    }

    @Test
    void aSecondLauncherOnTheSameDataIsRefused() {
        StackFailure refused = assertThrows(StackFailure.class, () -> LocalStack.start(stack().options()));
        assertTrue(refused.getMessage().contains("already running"), refused.getMessage());
    }

    private static SQLException refused(String url, String user, String password) {
        return assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(url, user, password).close());
    }
}
