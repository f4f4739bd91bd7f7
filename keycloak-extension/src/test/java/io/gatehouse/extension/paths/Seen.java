package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.extension.live.Tokens;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Where a name shows in what Keycloak says about a person, by tokens that are made for the look. */
final class Seen {

    private static final int OK = 200;

    private final LiveRealm realm;

    Seen(LiveRealm realm) {
        this.realm = realm;
    }

    /** Lets the portal have roles and groups in everything that can carry them. */
    void prepare() {
        for (Map<String, String> mapper : List.of(
                Map.of("type", "oidc-usermodel-realm-role-mapper", "claim", "all_roles"),
                Map.of("type", "oidc-usermodel-client-role-mapper", "claim", "all_client_roles"),
                Map.of("type", "oidc-group-membership-mapper", "claim", "all_groups"))) {
            realm.admin()
                    .post(
                            realm.path("/clients/" + client("portal") + "/protocol-mappers/models"),
                            Map.of(
                                    "name",
                                    mapper.get("claim"),
                                    "protocol",
                                    "openid-connect",
                                    "protocolMapper",
                                    mapper.get("type"),
                                    "config",
                                    Map.of(
                                            "claim.name", mapper.get("claim"),
                                            "multivalued", "true",
                                            "full.path", "true",
                                            "jsonType.label", "String",
                                            "id.token.claim", "true",
                                            "access.token.claim", "true",
                                            "userinfo.token.claim", "true",
                                            "introspection.token.claim", "true")))
                    .expect(201);
        }
    }

    /** Internal id of a client. */
    String client(String clientId) {
        return realm.admin()
                .get(realm.path("/clients?clientId=" + clientId))
                .expect(OK)
                .json()
                .get(0)
                .path("id")
                .asString();
    }

    /** In everything that a sign-in of that person at that client gives, and in the effective roles. */
    Set<String> of(String username, String text, String clientId, String scope) {
        Set<String> places = new TreeSet<>();
        JsonNode found = realm.admin()
                .get(realm.path("/users?exact=true&username=" + username))
                .expect(OK)
                .json();
        if (found.isEmpty()) {
            return places;
        }
        note(places, "effective roles", effective(found.get(0).path("id").asString()), text);
        places.addAll(ofTokens(signIn(username, LiveRealm.PASSWORD, clientId, scope), text));
        return places;
    }

    /** In the tokens of an answer of the token endpoint, and in what the server says about them. */
    Set<String> ofTokens(Answer answer, String text) {
        Set<String> places = new TreeSet<>();
        if (answer.status() != OK) {
            return places;
        }
        String access = answer.json().path("access_token").asString();
        note(places, "access token", Tokens.claims(access).toString(), text);
        if (answer.json().has("id_token")) {
            note(
                    places,
                    "ID token",
                    Tokens.claims(answer.json().path("id_token").asString()).toString(),
                    text);
            note(
                    places,
                    "userinfo",
                    anonymous().as(access).get(openid("userinfo")).body(),
                    text);
        }
        note(
                places,
                "introspection",
                anonymous()
                        .form(
                                openid("token/introspect"),
                                Map.of("client_id", "api", "client_secret", LiveRealm.API_SECRET, "token", access))
                        .body(),
                text);
        return places;
    }

    Answer signIn(String username, String password, String clientId, String scope) {
        return anonymous()
                .form(
                        openid("token"),
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                clientId,
                                "username",
                                username,
                                "password",
                                password,
                                "scope",
                                scope));
    }

    String openid(String endpoint) {
        return "/realms/" + realm.name() + "/protocol/openid-connect/" + endpoint;
    }

    AdminClient anonymous() {
        return AdminClient.anonymous(realm.stack().keycloak().url());
    }

    private String effective(String account) {
        String mappings = "/users/" + account + "/role-mappings/";
        return realm.admin()
                        .get(realm.path(mappings + "realm/composite"))
                        .expect(OK)
                        .body()
                + realm.admin()
                        .get(realm.path(mappings + "clients/" + client("shop") + "/composite"))
                        .expect(OK)
                        .body();
    }

    private static void note(Set<String> places, String place, String answer, String text) {
        if (answer.contains(text)) {
            places.add(place);
        }
    }
}
