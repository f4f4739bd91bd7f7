package io.gatehouse.app.e2e;

import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.LocalStack;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens as a client system gets them: the only witness for "has the role". */
final class Tokens {

    static final String PUBLIC_CLIENT = "erp";
    private static final String TOKEN = "/realms/" + LocalStack.REALM + "/protocol/openid-connect/token";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AdminClient http;

    Tokens(World world) {
        this.http = AdminClient.anonymous(world.stack().keycloak().url());
    }

    Answer byPassword(String username, String scope) {
        return http.form(
                TOKEN,
                Map.of(
                        "grant_type", "password",
                        "client_id", PUBLIC_CLIENT,
                        "username", username,
                        "password", "demo",
                        "scope", scope));
    }

    Answer byRefresh(String refreshToken) {
        return http.form(
                TOKEN,
                Map.of("grant_type", "refresh_token", "client_id", PUBLIC_CLIENT, "refresh_token", refreshToken));
    }

    Answer introspect(String token) {
        return http.form(
                TOKEN + "/introspect",
                Map.of("client_id", "demo-resource", "client_secret", "demo-resource-secret", "token", token));
    }

    Answer userinfo(String token) {
        return http.as(token).get("/realms/" + LocalStack.REALM + "/protocol/openid-connect/userinfo");
    }

    /** Every role in a fresh token of the person: {@code client/role}, or {@code role} for realm roles. */
    Set<String> rolesOf(String username) {
        JsonNode claims = claims(byPassword(username, "openid")
                .expect(200)
                .json()
                .path("access_token")
                .asString());
        Set<String> roles = new TreeSet<>();
        claims.path("realm_access").path("roles").forEach(role -> roles.add(role.asString()));
        claims.path("resource_access")
                .properties()
                .forEach(client -> client.getValue()
                        .path("roles")
                        .forEach(role -> roles.add(client.getKey() + "/" + role.asString())));
        return roles;
    }

    private static JsonNode claims(String token) {
        String body = token.split("\\.")[1];
        return JSON.readTree(new String(Base64.getUrlDecoder().decode(body), StandardCharsets.UTF_8));
    }
}
