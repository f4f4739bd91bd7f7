package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.LocalStack;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API takes access tokens that our realm issued for the app, and nothing that looks like them. Real tokens throughout. */
class OnlyAccessTokensOpenTheApiIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CLIENTS = "/admin/realms/" + LocalStack.REALM + "/clients";
    private static final String TOKEN = "/realms/" + LocalStack.REALM + "/protocol/openid-connect/token";
    private static final String PERSON = "bai.lu";
    private static final Map<String, String> AUDIENCE =
            Map.of("included.client.audience", "gatehouse-app", "access.token.claim", "true", "id.token.claim", "true");

    private final World world = World.get();
    private final AdminClient keycloak =
            AdminClient.anonymous(world.stack().keycloak().url());
    private final String client = "api-test-" + UUID.randomUUID();
    private String clientUuid;

    /**
     * A client whose tokens of both kinds name the app as audience: only the kind tells them apart. The gate refuses such a client,
     * because the app trusts what stands in its tokens, so the mapper comes past it.
     */
    @BeforeEach
    void aClientForTheApp() throws SQLException {
        Map<String, Object> body = Map.of(
                "clientId",
                client,
                "publicClient",
                true,
                "standardFlowEnabled",
                false,
                "directAccessGrantsEnabled",
                true,
                "attributes",
                Map.of("access.token.lifespan", "1"));
        clientUuid = world.admin().post(CLIENTS, body).expect(201).createdId();
        Answer refused = world.admin().post(CLIENTS + "/" + clientUuid + "/protocol-mappers/models", audience());
        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        String mapper = UUID.randomUUID().toString();
        try (Connection database = world.stack().postgres().connectAsSuperuser("keycloak")) {
            run(
                    database,
                    "insert into protocol_mapper (id, name, protocol, protocol_mapper_name, client_id) values (?, ?, ?, ?, ?)",
                    mapper,
                    "audience",
                    "openid-connect",
                    "oidc-audience-mapper",
                    clientUuid);
            for (Map.Entry<String, String> setting : AUDIENCE.entrySet()) {
                run(
                        database,
                        "insert into protocol_mapper_config (protocol_mapper_id, name, value) values (?, ?, ?)",
                        mapper,
                        setting.getKey(),
                        setting.getValue());
            }
        }
        world.admin()
                .post("/admin/realms/" + LocalStack.REALM + "/clear-realm-cache", null)
                .expect(204);
    }

    private static void run(Connection database, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @AfterEach
    void noClient() {
        world.admin().delete(CLIENTS + "/" + clientUuid).expect(204);
    }

    @Test
    void whatIsNotAnAccessTokenOfOurRealmForTheAppIsRefused() {
        JsonNode tokens = tokens();
        String access = tokens.path("access_token").asString();
        String id = tokens.path("id_token").asString();
        assertThat(audienceOf(id)).as("so that only its kind is wrong").contains("gatehouse-app");
        assertThat(call(access).status()).as("an access token").isEqualTo(200);
        assertThat(world.api().as(access).get("/api/nowhere").status())
                .as("a path that nobody serves")
                .isEqualTo(404);

        refused("an ID token", id);
        refused("a refresh token", tokens.path("refresh_token").asString());
        refused(
                "another audience",
                new Tokens(world)
                        .byPassword(PERSON, "openid")
                        .expect(200)
                        .json()
                        .path("access_token")
                        .asString());
        refused(
                "another realm",
                world.admin()
                        .tokenFor(
                                "master",
                                "admin-cli",
                                world.stack().adminUser(),
                                world.stack().adminPassword()));
        String[] parts = access.split("\\.");
        refused("alg none", encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".");
        refused("somebody else's signature", world.stack().approvalKey().sign("JWT", claims(access)));
        refused(
                "other claims",
                parts[0] + "." + encoded(text(parts[1]).replace("\"typ\":\"Bearer\"", "\"typ\":\"Bearer\",\"x\":1"))
                        + "." + parts[2]);

        // the same token again: a second of life, and the minute by which clocks may differ
        Await.until(
                "the access token has expired",
                Duration.ofSeconds(90),
                () -> call(access).status() == 401);
        assertThat(call(tokens().path("access_token").asString()).status())
                .as("a new one still opens the API")
                .isEqualTo(200);
    }

    private void refused(String what, String token) {
        assertThat(call(token).status()).as(what).isEqualTo(401);
    }

    private Answer call(String token) {
        return world.api().as(token).get("/api/change-requests");
    }

    private JsonNode tokens() {
        return keycloak.form(
                        TOKEN,
                        Map.of(
                                "grant_type", "password",
                                "client_id", client,
                                "username", PERSON,
                                "password", "demo",
                                "scope", "openid"))
                .expect(200)
                .json();
    }

    private static Map<String, Object> audience() {
        return Map.of(
                "name",
                "audience",
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-audience-mapper",
                "config",
                AUDIENCE);
    }

    private static String audienceOf(String token) {
        return JSON.readTree(text(token.split("\\.")[1])).path("aud").toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> claims(String token) {
        return JSON.readValue(text(token.split("\\.")[1]), Map.class);
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String encoded(String part) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }
}
