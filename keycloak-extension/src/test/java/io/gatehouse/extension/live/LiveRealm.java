package io.gatehouse.extension.live;

import io.gatehouse.realm.RealmFiles;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.KeycloakServer;
import io.gatehouse.stack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A realm of a test's own on a shared server: the production part, a public client {@code portal} that people sign in with,
 * and a confidential client {@code api} that asks for introspection.
 */
public final class LiveRealm {
    public static final String PASSWORD = "Pa55-word";
    public static final String API_SECRET = "api-secret-of-a-test";

    private final LocalStack stack;
    private final KeycloakServer server;
    private final String name;
    private final AdminClient admin;

    private LiveRealm(LocalStack stack, KeycloakServer server, String name) {
        this.stack = stack;
        this.server = server;
        this.admin = stack.admin(server);
        this.name = name;
    }

    /** The same realm, asked at another of the servers that share its database. */
    public LiveRealm at(KeycloakServer other) {
        return new LiveRealm(stack, other, name);
    }

    /** Where requests go. */
    AdminClient anonymous() {
        return AdminClient.anonymous(server.address());
    }

    /** Creates the realm. */
    public static LiveRealm create(LocalStack stack, String prefix) {
        String name = prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, String> values = new TreeMap<>(stack.realmVariables());
        values.put("GATEHOUSE_REALM", name);
        // in a file the quotes are escaped, here the text goes into a tree
        values.put("GATEHOUSE_APP_JWKS", stack.clientKey().jwks());
        ObjectNode realm = RealmFiles.production(values);
        realm.put("enabled", true);
        realm.put("ssoSessionIdleTimeout", 7200);
        stack.admin().post("/admin/realms", realm).expect(201);
        LiveRealm live = new LiveRealm(stack, stack.keycloak(), name);
        live.admin()
                .post(
                        live.path("/clients"),
                        Map.of("clientId", "portal", "publicClient", true, "directAccessGrantsEnabled", true))
                .expect(201);
        live.admin()
                .post(live.path("/clients"), Map.of("clientId", "api", "secret", API_SECRET, "publicClient", false))
                .expect(201);
        JsonNode portal =
                live.admin().get(live.path("/clients?clientId=portal")).json().get(0);
        live.admin()
                .post(
                        live.path("/clients/" + portal.path("id").asString() + "/protocol-mappers/models"),
                        Map.of(
                                "name", "audience api",
                                "protocol", "openid-connect",
                                "protocolMapper", "oidc-audience-mapper",
                                "config", Map.of("included.client.audience", "api", "access.token.claim", "true")))
                .expect(201);
        return live;
    }

    public String name() {
        return name;
    }

    public LocalStack stack() {
        return stack;
    }

    /** The master realm's administrator. */
    public AdminClient admin() {
        return admin;
    }

    /** The app's service account, with a fresh token. */
    public AdminClient app() {
        return anonymous().as(AppCaller.token(server, name, stack.clientKey()));
    }

    /** Below {@code /admin/realms/{realm}}. */
    public String path(String rest) {
        return "/admin/realms/" + name + rest;
    }

    /** Below {@code /admin/realms/{realm}/gatehouse}. */
    public String gatehouse(String rest) {
        return path("/gatehouse" + rest);
    }

    /** A realm role; its id. */
    public String role(String roleName) {
        admin().post(path("/roles"), Map.of("name", roleName)).expect(201);
        return admin().get(path("/roles/" + roleName))
                .expect(200)
                .json()
                .path("id")
                .asString();
    }

    /** A top-level group; its id. */
    public String group(String groupName) {
        return admin().post(path("/groups"), Map.of("name", groupName))
                .expect(201)
                .createdId();
    }

    /** A person with a password. */
    public LivePerson person(String username) {
        String id = admin().post(
                        path("/users"),
                        Map.of(
                                "username",
                                username,
                                "enabled",
                                true,
                                "email",
                                username + "@example.org",
                                "emailVerified",
                                true,
                                "firstName",
                                "Test",
                                "lastName",
                                username,
                                "credentials",
                                List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))))
                .expect(201)
                .createdId();
        return new LivePerson(this, id, username);
    }

    /** Now by Gatehouse's clock. */
    public Instant now() {
        return Instant.parse(
                admin().get(gatehouse("/status")).expect(200).json().path("now").asString());
    }

    /** Moves the clock of the server this realm is on. */
    public void clockOffset(Duration offset) {
        admin().put("/admin/realms/" + name + "/gatehouse/clock", Map.of("offsetSeconds", offset.toSeconds()))
                .expect(200);
    }

    /** The departure as the extension shows it. */
    public Answer departure(String caseId) {
        return app().get(gatehouse("/departures/" + caseId));
    }

    /** Waits for a state of a departure. */
    public JsonNode awaitState(String caseId, String state) {
        return Until.fits(
                "departure " + state,
                Duration.ofSeconds(60),
                () -> departure(caseId).expect(200).json(),
                departure -> departure.path("state").asString().equals(state));
    }

    /** Registers a departure. */
    public Answer depart(String caseId, LivePerson person, Instant end) {
        return departAs(app(), caseId, person, end);
    }

    /** Registers a departure with a caller that exists already. */
    public Answer departAs(AdminClient caller, String caseId, LivePerson person, Instant end) {
        return caller.put(gatehouse("/departures/" + caseId), departureOrder(person, end));
    }

    /** The body of an order that is in order. */
    public Map<String, Object> departureOrder(LivePerson person, Instant end) {
        return Map.of(
                "subjectId",
                person.id(),
                "accessEnd",
                end.toString(),
                "zone",
                "Asia/Shanghai",
                "type",
                "RESIGNATION",
                "confidential",
                false,
                "requestedBy",
                "hr-account");
    }
}
