package io.gatehouse.extension.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.extension.live.Tokens;
import io.gatehouse.stack.AdminClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a person's realm roles show: every kind of token and answer. Needs {@link #prepare} once for a realm. */
final class Seen {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CLAIM = "all_roles";

    private final GovernedRealm realm;

    private Seen(GovernedRealm realm) {
        this.realm = realm;
    }

    /** Lets Keycloak put the realm roles into everything that can carry them. */
    static Seen prepare(GovernedRealm realm) {
        AdminClient admin = realm.admin();
        String portal = client(realm, "portal");
        admin.post(
                        realm.path("/clients/" + portal + "/protocol-mappers/models"),
                        Map.of(
                                "name",
                                "all roles",
                                "protocol",
                                "openid-connect",
                                "protocolMapper",
                                "oidc-usermodel-realm-role-mapper",
                                "config",
                                Map.of(
                                        "claim.name", CLAIM,
                                        "multivalued", "true",
                                        "jsonType.label", "String",
                                        "id.token.claim", "true",
                                        "access.token.claim", "true",
                                        "userinfo.token.claim", "true",
                                        "introspection.token.claim", "true",
                                        "lightweight.claim", "true")))
                .expect(201);
        JsonNode api = admin.get(realm.path("/clients/" + client(realm, "api"))).json();
        Map<String, Object> changed = new LinkedHashMap<>();
        changed.put("clientId", "api");
        changed.put("attributes", Map.of("client.introspection.response.allow.jwt.claim.enabled", "true"));
        admin.put(realm.path("/clients/" + api.path("id").asString()), changed).expect(204);
        SamlSignIn.prepare(realm);
        return new Seen(realm);
    }

    private static String client(GovernedRealm realm, String clientId) {
        return realm.admin()
                .get(realm.path("/clients?clientId=" + clientId))
                .json()
                .get(0)
                .path("id")
                .asString();
    }

    /** In every kind of answer, or fails with those that differ. */
    void everywhere(LivePerson person, String role) {
        assertEquals(expected(true), places(person, role));
    }

    /** In no kind of answer. */
    void nowhere(LivePerson person, String role) {
        assertEquals(expected(false), places(person, role));
    }

    private static Map<String, Boolean> expected(boolean shows) {
        Map<String, Boolean> all = new TreeMap<>();
        for (String place : List.of(
                "access token",
                "ID token",
                "userinfo",
                "introspection",
                "introspection as JWT",
                "refreshed access token",
                "refreshed ID token",
                "effective roles",
                "SAML assertion",
                "lightweight introspection")) {
            all.put(place, shows);
        }
        return all;
    }

    private Map<String, Boolean> places(LivePerson person, String role) {
        Map<String, Boolean> found = new TreeMap<>();
        JsonNode tokens = person.signIn("openid").expect(200).json();
        String access = tokens.path("access_token").asString();
        found.put("access token", has(Tokens.claims(access), role));
        found.put("ID token", has(Tokens.claims(tokens.path("id_token").asString()), role));
        found.put("userinfo", has(person.userinfo(access).expect(200).json(), role));
        found.put("introspection", has(introspect(access, "application/json"), role));
        JsonNode asJwt = introspect(access, "application/jwt");
        found.put("introspection as JWT", has(Tokens.claims(asJwt.path("jwt").asString()), role));
        JsonNode again = person.refresh(tokens.path("refresh_token").asString())
                .expect(200)
                .json();
        found.put(
                "refreshed access token",
                has(Tokens.claims(again.path("access_token").asString()), role));
        found.put("refreshed ID token", has(Tokens.claims(again.path("id_token").asString()), role));
        JsonNode effective = realm.admin()
                .get(realm.path("/users/" + person.id() + "/role-mappings/realm/composite"))
                .expect(200)
                .json();
        found.put(
                "effective roles",
                StreamSupport.stream(effective.spliterator(), false)
                        .anyMatch(one -> one.path("name").asString().equals(role)));
        found.put("SAML assertion", SamlSignIn.assertion(realm, person).contains(">" + role + "<"));
        found.put("lightweight introspection", has(introspect(lightweight(person), "application/json"), role));
        return found;
    }

    private String lightweight(LivePerson person) {
        AdminClient admin = realm.admin();
        String id = client(realm, "portal");
        JsonNode before = admin.get(realm.path("/clients/" + id)).json();
        try {
            admin.put(
                            realm.path("/clients/" + id),
                            Map.of(
                                    "clientId",
                                    "portal",
                                    "attributes",
                                    Map.of("client.use.lightweight.access.token.enabled", "true")))
                    .expect(204);
            return person.signIn("openid")
                    .expect(200)
                    .json()
                    .path("access_token")
                    .asString();
        } finally {
            admin.put(
                            realm.path("/clients/" + id),
                            Map.of(
                                    "clientId",
                                    before.path("clientId").asString(),
                                    "attributes",
                                    Map.of("client.use.lightweight.access.token.enabled", "false")))
                    .expect(204);
        }
    }

    /** The claim of the mapper, and where Keycloak puts roles by itself. */
    private static boolean has(JsonNode claims, String role) {
        return contains(claims.path(CLAIM), role)
                || contains(claims.path("realm_access").path("roles"), role);
    }

    private static boolean contains(JsonNode roles, String role) {
        return StreamSupport.stream(roles.spliterator(), false)
                .anyMatch(one -> one.asString().equals(role));
    }

    private JsonNode introspect(String token, String accept) {
        String base = realm.realm().stack().keycloak().url() + "/realms/"
                + realm.realm().name();
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/protocol/openid-connect/token/introspect"))
                .header("Accept", accept)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "client_id=api&client_secret=" + LiveRealm.API_SECRET + "&token=" + token))
                .build();
        try {
            JsonNode answer = JSON.readTree(HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body());
            assertEquals(true, answer.path("active").asBoolean(), answer.toString());
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
