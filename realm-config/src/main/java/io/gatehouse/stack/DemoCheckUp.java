package io.gatehouse.stack;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Looks at a demo that runs: every part, and whether they fit together. */
final class DemoCheckUp {

    /** What still counts as the same time; more makes signed requests fail. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private static final String RESTART = "Start it again: ./gatehouse stop; ./gatehouse demo";

    private final Path data;
    private final RunFile run;
    private final Secrets secrets;
    private final String keycloak;
    private final List<Finding> findings = new ArrayList<>();

    DemoCheckUp(Path data, RunFile run) {
        this.data = data;
        this.run = run;
        this.secrets = new Secrets(data.resolve("secrets.properties"));
        // 127.0.0.1 answers whatever address the demo was bound to beside it
        this.keycloak = "http://localhost:" + run.ports().keycloak();
    }

    List<Finding> findings(LocalDate today) {
        findings.add(Finding.of(
                "Demo",
                run.state() == RunFile.State.HEALTHY,
                "running, process " + run.process().map(ProcessHandle::pid).orElse(0L) + ", " + run.state(),
                "Wait until ./gatehouse status says healthy, then ask again."));
        findings.add(Finding.of(
                "Binding",
                run.bind().equals(StackOptions.LOOPBACK),
                "Keycloak and Gatehouse listen on " + run.bind(),
                "Demo passwords are known to everybody: start it without --force-bind."));
        database();
        boolean ready = KeycloakServer.isReady(run.ports().management());
        findings.add(Finding.of(
                "Keycloak",
                ready,
                keycloak + (ready ? " is ready" : " is not ready"),
                RESTART + "; its log: " + data.resolve("logs/keycloak.log")));
        if (ready) {
            attempt("Extension", this::extension);
            attempt("App to Keycloak", this::appToKeycloak);
        }
        boolean healthy = AppProcess.isHealthy(run.ports().app());
        findings.add(Finding.of(
                "App",
                healthy,
                "http://localhost:" + run.ports().app() + (healthy ? " is healthy" : " is not healthy"),
                RESTART + "; its log: " + AppProcess.log(data)));
        Optional<String> stale = Demo.stale(data, today);
        findings.add(Finding.of("Demo data", stale.isEmpty(), stale.orElse("of today"), "./gatehouse demo --fresh"));
        return findings;
    }

    private void attempt(String what, Runnable check) {
        try {
            check.run();
        } catch (StackFailure e) {
            findings.add(Finding.fault(what, String.valueOf(e.getMessage()), RESTART));
        }
    }

    private void database() {
        PostgresServer server = new PostgresServer(data, data, run.ports().postgres(), secrets.of("postgres"));
        try (Connection c = server.connectAsSuperuser("gatehouse");
                Statement s = c.createStatement();
                ResultSet row = s.executeQuery("select current_setting('server_version'), clock_timestamp()")) {
            row.next();
            findings.add(Finding.well("PostgreSQL", "version " + row.getString(1) + ", port " + server.port()));
            clock("Clock of the database", row.getTimestamp(2).toInstant());
        } catch (SQLException e) {
            findings.add(Finding.fault(
                    "PostgreSQL",
                    String.valueOf(e.getMessage()),
                    RESTART + "; its log: " + data.resolve("logs/postgresql.log")));
        }
    }

    private void clock(String what, Instant there) {
        Duration difference = Duration.between(there, Instant.now()).abs();
        findings.add(Finding.of(
                what,
                difference.compareTo(SKEW) <= 0,
                difference.toMillis() + " ms apart from this machine",
                "Set the clocks (NTP): signed requests and ends of access depend on them."));
    }

    private void extension() {
        AdminClient admin =
                AdminClient.anonymous(keycloak).as("master", "admin-cli", "admin", secrets.of("keycloak-admin"));
        JsonNode info = admin.get("/admin/serverinfo").expect(200).json();
        String version = info.path("systemInfo").path("version").asString("?");
        findings.add(Finding.of(
                "Keycloak's version",
                version.startsWith("26.7."),
                version,
                "Gatehouse is built and tested for Keycloak 26.7."));
        JsonNode listeners = info.path("providers").path("eventsListener").path("providers");
        findings.add(Finding.of(
                "Listener",
                listeners.has("gatehouse-events"),
                listeners.has("gatehouse-events") ? "gatehouse-events is loaded" : "gatehouse-events is missing",
                "The jar is not in Keycloak's providers folder, or 'kc.sh build' did not run since. " + RESTART));
        JsonNode status = admin.get("/admin/realms/" + LocalStack.REALM + "/gatehouse/status")
                .expect(200)
                .json();
        findings.add(Finding.well(
                "Extension", "version " + status.path("extensionVersion").asString("?")));
        String mode = status.path("mode").asString("?");
        findings.add(Finding.of(
                "Mode",
                mode.equals("ENFORCE"),
                mode,
                "Nothing is refused in this mode. Switch the gate on: PUT /admin/realms/" + LocalStack.REALM
                        + "/gatehouse/mode {\"mode\":\"ENFORCE\",\"reason\":\"…\"}"));
        for (JsonNode check : status.path("selfCheck")) {
            findings.add(Finding.of(
                    "Self-check " + check.path("name").asString(""),
                    check.path("ok").asBoolean(false),
                    check.path("detail").asString(""),
                    mending(check.path("name").asString(""))));
        }
        clock("Clock of Keycloak", Instant.parse(status.path("jvmNow").asString()));
    }

    /** What to do about a part of the extension's self-check that is not well. */
    static String mending(String check) {
        return switch (check) {
            case "approval-keys" ->
                "Put the app's public approval key into that file, or set spi-events-listener--gatehouse-events--approval-keys"
                        + " to the right one; see docs/operations/install.md. " + RESTART;
            case "audit-append-only" ->
                "Somebody has changed Keycloak's database: find out who, and restore the triggers from a backup.";
            default -> "This Keycloak does not fit the extension; see docs/keycloak-compatibility.md.";
        };
    }

    private void appToKeycloak() {
        SigningKey key = SigningKey.in(data.resolve("keys"), "app-client");
        AdminClient app = AdminClient.anonymous(keycloak)
                .as(LocalStack.REALM, "gatehouse-app", keycloak + "/realms/" + LocalStack.REALM, key);
        Answer answer = app.get("/admin/realms/" + LocalStack.REALM + "/gatehouse/status");
        findings.add(Finding.of(
                "App to Keycloak",
                answer.status() == 200,
                answer.status() == 200
                        ? "the app's key signs in and the extension lets it in"
                        : "the extension answered " + answer.status() + ": " + answer.body(),
                "The service account of gatehouse-app needs the role extension-access, and the realm the app's public key. "
                        + RESTART));
    }
}
