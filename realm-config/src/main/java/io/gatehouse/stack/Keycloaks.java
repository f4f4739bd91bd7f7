package io.gatehouse.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Keycloak servers of a stack: one, and others that a test adds to its database. */
final class Keycloaks {

    private final StackOptions options;
    private final String databaseUrl;
    private final Map<String, String> environment;
    private final Path approvalKeys;
    private final KeycloakServer first;
    private final List<KeycloakServer> others = new ArrayList<>();

    /**
     * @param environment user and password of the database and of the bootstrap administrator
     * @param realmVariables what {@code ${NAME}} in realm files is replaced with
     */
    Keycloaks(
            StackOptions options,
            String databaseUrl,
            Map<String, String> environment,
            Path approvalKeys,
            Map<String, String> realmVariables) {
        this.options = options;
        this.databaseUrl = databaseUrl;
        this.environment = environment;
        this.approvalKeys = approvalKeys;
        RealmSource source = options.realms();
        KeycloakServer.ImportFolder realms = source == null ? null : folder -> source.write(folder, realmVariables);
        this.first = server("keycloak", options.ports(), options.keycloakEnvironment(), realms, null);
    }

    KeycloakServer first() {
        return first;
    }

    /** Not started yet. */
    KeycloakServer another(String name, Map<String, String> more) {
        KeycloakServer server = server(name, Ports.random(), more, null, first.url());
        others.add(server);
        return server;
    }

    /** In the order in which they are stopped. */
    List<KeycloakServer> all() {
        List<KeycloakServer> all = new ArrayList<>(others);
        all.add(first);
        return all;
    }

    private KeycloakServer server(
            String name,
            Ports ports,
            Map<String, String> more,
            KeycloakServer.@Nullable ImportFolder realms,
            @Nullable String front) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.putAll(environment);
        return new KeycloakServer(
                new KeycloakDistribution(options.cache(), options.keycloakZip(), options.progress()),
                options.extensionJar(),
                new KeycloakServer.Setting(
                        options.data(),
                        name,
                        options.bind(),
                        options.host(),
                        ports.keycloak(),
                        ports.management(),
                        databaseUrl,
                        all,
                        extensionOptions(),
                        realms,
                        front));
    }

    private List<String> extensionOptions() {
        if (options.extensionJar() == null) {
            return List.of();
        }
        String prefix = "--spi-events-listener--gatehouse-events--";
        return List.of(
                prefix + "approval-keys=" + approvalKeys.toAbsolutePath(),
                prefix + "demo-clock=" + options.demoClock());
    }
}
