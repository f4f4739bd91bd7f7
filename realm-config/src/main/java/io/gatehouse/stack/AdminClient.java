package io.gatehouse.stack;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A small JSON client for Keycloak (and anything else with bearer tokens). Paths start with a slash and are relative to
 * the base address, for example {@code /admin/realms/lanstone/users}. No status is an exception; say what you want with
 * {@link Answer#expect}.
 */
public final class AdminClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http;
    private final String base;
    private final Supplier<@Nullable String> bearer;

    private AdminClient(HttpClient http, String base, Supplier<@Nullable String> bearer) {
        this.http = http;
        this.base = base;
        this.bearer = bearer;
    }

    /** Without a token. */
    public static AdminClient anonymous(String base) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new AdminClient(http, base, () -> null);
    }

    /** With a token that does not change. */
    public AdminClient as(String token) {
        return new AdminClient(http, base, () -> token);
    }

    /** As that person of that realm, by password grant; the token is renewed before it ends. */
    public AdminClient as(String realm, String clientId, String user, String password) {
        return new AdminClient(http, base, new FreshToken(() -> tokens(realm, clientId, user, password)));
    }

    /**
     * As the service account of a client that signs in with a key ({@code private_key_jwt}, RFC 7523).
     *
     * @param issuer the realm's issuer, which is the audience of the assertion
     */
    AdminClient as(String realm, String clientId, String issuer, SigningKey key) {
        return new AdminClient(http, base, new FreshToken(() -> {
            long now = System.currentTimeMillis() / 1000;
            Map<String, Object> claims = new LinkedHashMap<>();
            claims.put("iss", clientId);
            claims.put("sub", clientId);
            claims.put("aud", issuer);
            claims.put("jti", java.util.UUID.randomUUID().toString());
            claims.put("iat", now);
            claims.put("exp", now + 60);
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("grant_type", "client_credentials");
            fields.put("client_id", clientId);
            fields.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            fields.put("client_assertion", key.sign("JWT", claims));
            return form(tokenPath(realm), fields);
        }));
    }

    /** Makes another administrator of the whole server, for what two people must ask for, and acts as that account. */
    public AdminClient anotherAdministrator(String name, String password) {
        String id = post(
                        "/admin/realms/master/users",
                        Map.of(
                                "username",
                                name,
                                "enabled",
                                true,
                                "email",
                                name + "@example.org",
                                "firstName",
                                "Second",
                                "lastName",
                                "Administrator",
                                "credentials",
                                List.of(Map.of("type", "password", "value", password, "temporary", false))))
                .expect(201)
                .createdId();
        post(
                        "/admin/realms/master/users/" + id + "/role-mappings/realm",
                        List.of(get("/admin/realms/master/roles/admin")
                                .expect(200)
                                .json()))
                .expect(204);
        return as("master", "admin-cli", name, password);
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    /** The body is anything Jackson writes: a map, a list, a record, a {@code JsonNode}; a string is sent as it is. */
    public Answer post(String path, @Nullable Object body) {
        return send("POST", path, "application/json", body);
    }

    public Answer put(String path, @Nullable Object body) {
        return send("PUT", path, "application/json", body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    /** For the admin endpoints that take a list of what to remove. */
    public Answer delete(String path, @Nullable Object body) {
        return send("DELETE", path, "application/json", body);
    }

    /** Posts a form, without the bearer token. */
    public Answer form(String path, Map<String, String> fields) {
        String encoded = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return new AdminClient(http, base, () -> null).send("POST", path, "application/x-www-form-urlencoded", encoded);
    }

    /** The answer of the token endpoint to a password grant of a public client; 200 or not. */
    public Answer tokens(String realm, String clientId, String user, String password) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "password");
        fields.put("client_id", clientId);
        fields.put("username", user);
        fields.put("password", password);
        fields.put("scope", "openid");
        return form(tokenPath(realm), fields);
    }

    /** An access token by password grant; fails when it is refused. */
    public String tokenFor(String realm, String clientId, String user, String password) {
        return tokens(realm, clientId, user, password)
                .expect(200)
                .json()
                .path("access_token")
                .asString();
    }

    static String tokenPath(String realm) {
        return "/realms/" + encode(realm) + "/protocol/openid-connect/token";
    }

    /** Any request; a body that is no string is written as JSON. */
    public Answer send(String method, String path, @Nullable String contentType, @Nullable Object body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
        // the account endpoint is a page for people unless one asks for data
        request.header("Accept", "application/json, */*;q=0.5");
        String token = bearer.get();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (contentType != null && body != null) {
            request.header("Content-Type", contentType);
        }
        request.method(method, publisher(body));
        String what = method + " " + path;
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    response.statusCode(), response.body(), response.headers().firstValue("Location"), what);
        } catch (IOException e) {
            throw new StackFailure(what + " at " + base + " got no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure(what + " was interrupted.", e);
        }
    }

    private static BodyPublisher publisher(@Nullable Object body) {
        if (body == null) {
            return BodyPublishers.noBody();
        }
        return BodyPublishers.ofString(body instanceof String text ? text : Answer.JSON.writeValueAsString(body));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
