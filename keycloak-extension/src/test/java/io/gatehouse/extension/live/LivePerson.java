package io.gatehouse.extension.live;

import io.gatehouse.stack.Answer;
import io.gatehouse.stack.KeycloakServer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A person of a {@link LiveRealm}: signs in, refreshes, asks. Answers are Keycloak's own, refused or not. */
public record LivePerson(LiveRealm realm, String id, String username) {

    /** The same person, asking another of the servers that share the database. */
    public LivePerson at(KeycloakServer other) {
        return new LivePerson(realm.at(other), id, username);
    }

    /** Password sign-in; scope {@code offline_access} gives an offline token. */
    public Answer signIn(String scope) {
        return form(
                "token",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "portal",
                        "username",
                        username,
                        "password",
                        LiveRealm.PASSWORD,
                        "scope",
                        scope));
    }

    public Answer refresh(String refreshToken) {
        return form(
                "token", Map.of("grant_type", "refresh_token", "client_id", "portal", "refresh_token", refreshToken));
    }

    /** Whether the access token counts as active. */
    public boolean active(String accessToken) {
        return introspection(accessToken).path("active").asBoolean();
    }

    /** What introspection says of the access token. */
    public JsonNode introspection(String accessToken) {
        return form(
                        "token/introspect",
                        Map.of("client_id", "api", "client_secret", LiveRealm.API_SECRET, "token", accessToken))
                .expect(200)
                .json();
    }

    public Answer userinfo(String accessToken) {
        return realm.anonymous().as(accessToken).get("/realms/" + realm.name() + "/protocol/openid-connect/userinfo");
    }

    /** The account as the admin API shows it. */
    public JsonNode account() {
        return realm.admin().get(realm.path("/users/" + id)).expect(200).json();
    }

    /**
     * Direct role mappings in Keycloak's tables, the realm's default role left out: Keycloak's own answers do not show what
     * nobody approved.
     */
    public long storedRoles() {
        return Rows.count(
                realm.stack(),
                "select count(*) from user_role_mapping m join keycloak_role r on r.id = m.role_id"
                        + " where m.user_id = ? and r.name not like 'default-roles-%'",
                id);
    }

    /** Memberships in Keycloak's tables. */
    public long storedGroups() {
        return Rows.count(realm.stack(), "select count(*) from user_group_membership where user_id = ?", id);
    }

    /** Direct role mappings as Keycloak shows them, the realm's default role left out. */
    public int roles() {
        JsonNode mappings = realm.admin()
                .get(realm.path("/users/" + id + "/role-mappings"))
                .expect(200)
                .json();
        int count = 0;
        for (JsonNode role : mappings.path("realmMappings")) {
            count += role.path("name").asString().startsWith("default-roles-") ? 0 : 1;
        }
        for (JsonNode client : mappings.path("clientMappings")) {
            count += client.path("mappings").size();
        }
        return count;
    }

    /** As Keycloak shows them. */
    public int groups() {
        return realm.admin()
                .get(realm.path("/users/" + id + "/groups"))
                .expect(200)
                .json()
                .size();
    }

    public int sessions() {
        return realm.admin()
                .get(realm.path("/users/" + id + "/sessions"))
                .expect(200)
                .json()
                .size();
    }

    /** Gives realm roles by name. */
    public Answer grant(String... roles) {
        return realm.admin()
                .post(
                        realm.path("/users/" + id + "/role-mappings/realm"),
                        Arrays.stream(roles)
                                .map(role -> realm.admin()
                                        .get(realm.path("/roles/" + role))
                                        .expect(200)
                                        .json())
                                .toList());
    }

    /** Gives one role of a client. */
    public Answer grantClientRole(String clientId, String role) {
        String client = realm.admin()
                .get(realm.path("/clients?clientId=" + clientId))
                .expect(200)
                .json()
                .get(0)
                .path("id")
                .asString();
        return realm.admin()
                .post(
                        realm.path("/users/" + id + "/role-mappings/clients/" + client),
                        List.of(realm.admin()
                                .get(realm.path("/clients/" + client + "/roles/" + role))
                                .expect(200)
                                .json()));
    }

    /** Calls the admin API with the person's own token. */
    public Answer asAdministrator(String accessToken) {
        return realm.anonymous().as(accessToken).get(realm.path("/users?max=1"));
    }

    public Answer join(String groupId) {
        return realm.admin().put(realm.path("/users/" + id + "/groups/" + groupId), null);
    }

    private Answer form(String endpoint, Map<String, String> fields) {
        return realm.anonymous()
                .form("/realms/" + realm.name() + "/protocol/openid-connect/" + endpoint, new LinkedHashMap<>(fields));
    }
}
