package io.gatehouse.extension.adoption;

import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.extension.live.Tokens;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.LocalStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What a realm looks like from outside: what people get, what an administrator exports, what stands in the rows. */
final class Reading {

    /** Differ from one sign-in to the next; the ids are those of Keycloak's own roles, which each server makes for itself. */
    private static final Set<String> OF_THE_MOMENT = Set.of(
            "exp",
            "iat",
            "nbf",
            "auth_time",
            "jti",
            "sid",
            "session_state",
            "at_hash",
            "access_token",
            "refresh_token",
            "id_token",
            "expires_in",
            "refresh_expires_in",
            "id",
            "containerId");

    private static final List<String> TABLES = List.of(
            "realm",
            "realm_attribute",
            "realm_default_groups",
            "keycloak_role",
            "role_attribute",
            "composite_role",
            "keycloak_group",
            "group_attribute",
            "group_role_mapping",
            "client",
            "client_attributes",
            "client_scope",
            "protocol_mapper",
            "protocol_mapper_config",
            "user_entity",
            "user_attribute",
            "user_role_mapping",
            "user_group_membership",
            "user_required_action",
            "credential",
            "federated_identity",
            "component",
            "component_config",
            "realm_events_listeners",
            "authentication_execution");

    private final LocalStack stack;
    private final AdminClient admin;
    private final String realm;

    Reading(LocalStack stack, String realm) {
        this.stack = stack;
        this.admin = stack.admin();
        this.realm = realm;
    }

    /** The whole answer of a sign-in, of userinfo and of the effective roles, by person; without what is of the moment. */
    Map<String, String> people(List<String> usernames) {
        Map<String, String> all = new TreeMap<>();
        usernames.forEach(username -> person(username, all));
        all.replaceAll((what, value) -> value.replace(stack.keycloak().url(), "URL"));
        return all;
    }

    private void person(String username, Map<String, String> all) {
        JsonNode answer = AdminClient.anonymous(stack.keycloak().url())
                .tokens(realm, "portal", username, LiveRealm.PASSWORD)
                .expect(200)
                .json();
        String access = answer.path("access_token").asString();
        all.put(username + " answer", stable(answer));
        all.put(username + " access token", stable(Tokens.claims(access)));
        all.put(
                username + " ID token",
                stable(Tokens.claims(answer.path("id_token").asString())));
        all.put(
                username + " refresh token",
                stable(Tokens.claims(answer.path("refresh_token").asString())));
        all.put(username + " access token lives", life(access));
        all.put(
                username + " refresh token lives",
                life(answer.path("refresh_token").asString()));
        all.put(
                username + " userinfo",
                stable(AdminClient.anonymous(stack.keycloak().url())
                        .as(access)
                        .get("/realms/" + realm + "/protocol/openid-connect/userinfo")
                        .expect(200)
                        .json()));
        String id = Tokens.claims(access).path("sub").asString();
        all.put(
                username + " effective roles",
                stable(admin.get("/admin/realms/" + realm + "/users/" + id + "/role-mappings/realm/composite")
                        .expect(200)
                        .json()));
        all.put(
                username + " administers",
                String.valueOf(AdminClient.anonymous(stack.keycloak().url())
                        .as(access)
                        .get("/admin/realms/" + realm + "/users?max=1")
                        .status()));
    }

    /** To ten seconds: beginning and end are taken one after the other. */
    private static String life(String token) {
        JsonNode claims = Tokens.claims(token);
        long seconds = claims.path("exp").asLong() - claims.path("iat").asLong();
        return String.valueOf((seconds + 5) / 10);
    }

    /** What the console exports. */
    String export() {
        return stable(
                admin.post(
                                "/admin/realms/" + realm
                                        + "/partial-export?exportClients=true&exportGroupsAndRoles=true",
                                null)
                        .expect(200)
                        .json(),
                Set.of());
    }

    /** A fingerprint of every table that says something about people and privileges, over all realms of the server. */
    Map<String, String> rows() {
        Map<String, String> all = new TreeMap<>();
        try (Connection connection = stack.postgres().connectAsSuperuser("keycloak");
                Statement sql = connection.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet row = sql.executeQuery("select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|'"
                        + " order by t::text)), '') from " + table + " t")) {
                    row.next();
                    all.put(table, row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    /** A list of words in no order. */
    private static String inOrder(String words) {
        return new TreeSet<>(List.of(words.split(" "))).toString();
    }

    /** With members and lists in order, so that only content differs. */
    private static String stable(JsonNode node) {
        return stable(node, OF_THE_MOMENT);
    }

    private static String stable(JsonNode node, Set<String> without) {
        if (node.isObject()) {
            TreeMap<String, String> members = new TreeMap<>();
            node.properties().stream()
                    .filter(member -> !without.contains(member.getKey()))
                    .forEach(member -> members.put(
                            member.getKey(),
                            member.getKey().equals("scope")
                                    ? inOrder(member.getValue().asString())
                                    : stable(member.getValue(), without)));
            return members.toString();
        }
        if (node.isArray()) {
            TreeSet<String> elements = new TreeSet<>();
            node.forEach(element -> elements.add(stable(element, without)));
            return elements.toString();
        }
        return node.toString();
    }
}
