package io.gatehouse.stack;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code ./gatehouse status}: one line for each part. Exit code 0 all up, 1 something is missing, 3 not running. */
final class StatusCommand {

    private StatusCommand() {}

    static int run(Installation installation) {
        Path data = installation.demoData();
        Optional<RunFile> file = RunFile.read(data);
        if (file.flatMap(RunFile::process).isEmpty()) {
            System.out.println(
                    file.isPresent()
                            ? "The launcher ended without cleaning up. Clean up with: ./gatehouse stop"
                            : "No demo is running. Start it: ./gatehouse demo");
            return 3;
        }
        RunFile run = file.get();
        Ports ports = run.ports();
        Map<String, Boolean> parts = new LinkedHashMap<>();
        parts.put("PostgreSQL   127.0.0.1:" + ports.postgres(), !Ports.isFree(ports.postgres()));
        parts.put("Keycloak     http://localhost:" + ports.keycloak(), KeycloakServer.isReady(ports.management()));
        parts.put("Gatehouse    http://localhost:" + ports.app(), AppProcess.isHealthy(ports.app()));
        parts.put("Mailbox      http://localhost:" + ports.mailbox(), !Ports.isFree(ports.mailbox()));
        System.out.println("Launcher     process " + run.process().orElseThrow().pid() + ", "
                + run.state().name().toLowerCase(java.util.Locale.ROOT));
        parts.forEach((part, up) -> System.out.println((up ? "up    " : "down  ") + part));
        System.out.println("Data and logs in " + data);
        return parts.containsValue(false) ? 1 : 0;
    }
}
