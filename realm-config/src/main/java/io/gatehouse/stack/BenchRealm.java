package io.gatehouse.stack;

import io.gatehouse.realm.RealmFiles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One realm of a bench on one server: the production part, a client to sign in with, one to ask with, a robot, and a
 * {@link Crowd}. The same on the stock server and on the one with the extension, where its gate enforces.
 */
final class BenchRealm {

    static final String PASSWORD = "bench";
    static final String SECRET = "bench-secret";

    private final BenchServers servers;
    private final KeycloakServer server;
    private final String name;
    private final int people;
    private final AdminClient admin;

    private BenchRealm(BenchServers servers, KeycloakServer server, int people) {
        this.servers = servers;
        this.server = server;
        this.name = "bench-" + people;
        this.people = people;
        this.admin = servers.admin(server);
    }

    /** Makes it and everything in it. */
    static BenchRealm make(BenchServers servers, KeycloakServer server, int people) {
        BenchRealm realm = new BenchRealm(servers, server, people);
        realm.create();
        realm.fill();
        if (realm.governed()) {
            realm.govern();
        }
        return realm;
    }

    private void create() {
        Map<String, String> values = new TreeMap<>(servers.realmVariables());
        values.put("GATEHOUSE_REALM", name);
        ObjectNode realm = RealmFiles.production(values);
        realm.put("id", name);
        realm.put("enabled", true);
        // a slow hash would hide what is looked for
        realm.put("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");
        realm.put("accessTokenLifespan", 3600);
        admin.post("/admin/realms", realm).expect(201);
        String portal = admin.post(
                        path("/clients"),
                        Map.of("clientId", "portal", "publicClient", true, "directAccessGrantsEnabled", true))
                .expect(201)
                .createdId();
        admin.post(
                        path("/clients/" + portal + "/protocol-mappers/models"),
                        Map.of(
                                "name", "audience api",
                                "protocol", "openid-connect",
                                "protocolMapper", "oidc-audience-mapper",
                                "config", Map.of("included.client.audience", "api", "access.token.claim", "true")))
                .expect(201);
        for (String client : List.of("api", "robot")) {
            admin.post(
                            path("/clients"),
                            Map.of(
                                    "clientId",
                                    client,
                                    "secret",
                                    SECRET,
                                    "publicClient",
                                    false,
                                    "serviceAccountsEnabled",
                                    client.equals("robot")))
                    .expect(201);
        }
    }

    private void fill() {
        admin.post(path("/roles"), Map.of("name", "template")).expect(201);
        String role =
                admin.get(path("/roles/template")).expect(200).json().path("id").asString();
        String group = admin.post(path("/groups"), Map.of("name", "template"))
                .expect(201)
                .createdId();
        String person = admin.post(
                        path("/users"),
                        Map.of(
                                "username", "template",
                                "enabled", true,
                                "email", "template@example.org",
                                "emailVerified", true,
                                "firstName", "Template",
                                "lastName", "Person",
                                "credentials",
                                        List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))))
                .expect(201)
                .createdId();
        try (Connection connection = servers.postgres().connectAsSuperuser(servers.database(server))) {
            new Crowd(connection, name).fill(role, group, person, people);
        } catch (SQLException e) {
            throw new StackFailure("The people of the bench cannot be made: " + e.getMessage(), e);
        }
        for (String cache : List.of("realm", "user")) {
            admin.post(path("/clear-" + cache + "-cache"), Map.of()).expect(204);
        }
    }

    /** Tiers, and the gate on; that takes the baseline of what is held already. */
    private void govern() {
        List<Map<String, String>> entries = IntStream.rangeClosed(1, Crowd.GOVERNED)
                .mapToObj(n -> Map.of(
                        "kind",
                        "REALM_ROLE",
                        "id",
                        Crowd.id(name, "r", n),
                        "tier",
                        n <= Crowd.GOVERNED / 4 ? "T1" : "T2"))
                .toList();
        admin.put(path("/gatehouse/classification"), Map.of("entries", entries)).expect(200);
        admin.put(path("/gatehouse/mode"), Map.of("mode", "ENFORCE", "reason", "bench"))
                .expect(200);
        JsonNode status = admin.get(path("/gatehouse/status")).expect(200).json();
        long held = people / 10 + people / 20;
        if (!status.path("mode").asString("").equals("ENFORCE")
                || status.path("ledgerLive").asLong(0) < held) {
            throw new StackFailure("The gate does not enforce with what people hold in its ledger: " + status);
        }
    }

    /** Whether the extension is there. */
    boolean governed() {
        return server == servers.gatehouse();
    }

    String name() {
        return name;
    }

    int people() {
        return people;
    }

    String path(String rest) {
        return "/admin/realms/" + name + rest;
    }

    AdminClient admin() {
        return admin;
    }

    AdminClient anonymous() {
        return AdminClient.anonymous(server.url());
    }

    /** As the app's service account. */
    AdminClient app() {
        return anonymous().as(name, RealmFiles.APP_CLIENT, server.url() + "/realms/" + name, servers.appKey());
    }

    /** Signed as the app signs approvals. */
    String approval(Map<String, ?> claims) {
        return servers.approvalKey().sign("gov-approval+jwt", claims);
    }

    /** The number of the n-th person, from 0, who holds nothing governed. */
    static int ordinary(int n) {
        return 1 + n + n / 9;
    }

    /** The number of the n-th person, from 0, who holds a governed role. */
    static int holder(int n) {
        return 10 * (n + 1);
    }
}
