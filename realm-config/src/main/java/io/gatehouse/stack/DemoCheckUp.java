package io.gatehouse.stack;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a demo that runs: every part, and whether they fit together. */
final class DemoCheckUp {

    private static final String RESTART = "Start it again: ./gatehouse stop; ./gatehouse demo";

    private final Path data;
    private final RunFile run;
    private final Secrets secrets;
    private final String keycloak;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    DemoCheckUp(Path data, RunFile run, Clock clock) {
        this.data = data;
        this.run = run;
        this.secrets = new Secrets(data.resolve("secrets.properties"));
        // 127.0.0.1 answers whatever address the demo was bound to beside it
        this.keycloak = "http://localhost:" + run.ports().keycloak();
        this.clock = clock;
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
        keycloak();
        app();
        boolean mailbox = !Ports.isFree(run.ports().mailbox());
        findings.add(Finding.of(
                "Mailbox",
                mailbox,
                "http://localhost:" + run.ports().mailbox() + (mailbox ? " answers" : " does not answer"),
                RESTART));
        Optional<String> stale = Demo.stale(data, today);
        findings.add(Finding.of("Demo data", stale.isEmpty(), stale.orElse("of today"), "./gatehouse demo --fresh"));
        return findings;
    }

    private void database() {
        PostgresServer server = new PostgresServer(data, data, run.ports().postgres(), secrets.of("postgres"));
        try (Connection c = server.connectAsSuperuser("gatehouse");
                Statement s = c.createStatement();
                ResultSet row = s.executeQuery("select current_setting('server_version'), clock_timestamp()")) {
            row.next();
            findings.add(Finding.well("PostgreSQL", "version " + row.getString(1) + ", port " + server.port()));
            findings.add(KeycloakCheckUp.clock(
                    "Clock of the database", row.getTimestamp(2).toInstant(), clock.instant()));
        } catch (SQLException e) {
            findings.add(Finding.fault(
                    "PostgreSQL",
                    String.valueOf(e.getMessage()),
                    RESTART + "; its log: " + data.resolve("logs/postgresql.log")));
        }
    }

    private void keycloak() {
        boolean ready = KeycloakServer.isReady(run.ports().management());
        findings.add(Finding.of(
                "Keycloak",
                ready,
                keycloak + (ready ? " is ready" : " is not ready"),
                RESTART + "; its log: " + data.resolve("logs/keycloak.log")));
        if (!ready) {
            return;
        }
        AdminClient admin =
                AdminClient.anonymous(keycloak).as("master", "admin-cli", "admin", secrets.of("keycloak-admin"));
        try {
            findings.addAll(new KeycloakCheckUp(admin, LocalStack.REALM, clock, RESTART).findings());
        } catch (StackFailure e) {
            findings.add(Finding.fault("Extension", String.valueOf(e.getMessage()), RESTART));
        }
        findings.add(
                KeycloakCheckUp.app(keycloak, LocalStack.REALM, SigningKey.in(data.resolve("keys"), "app-client")));
    }

    private void app() {
        boolean healthy = AppProcess.isHealthy(run.ports().app());
        findings.add(Finding.of(
                "App",
                healthy,
                "http://localhost:" + run.ports().app() + (healthy ? " is healthy" : " is not healthy"),
                RESTART + "; its log: " + AppProcess.log(data)));
    }
}
