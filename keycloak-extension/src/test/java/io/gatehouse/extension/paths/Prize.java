package io.gatehouse.extension.paths;

import java.util.Map;

/**
 * What is to be won, made for one cell: a role of tier T1 that nobody holds, and a group that carries it.
 *
 * @param client internal id of the client whose role it is; empty for a realm role
 */
record Prize(String id, String name, String client, String group, String groupName) {

    /** As Keycloak's endpoints for role mappings want it. */
    Map<String, Object> asRole() {
        return Map.of("id", id, "name", name);
    }

    /** The last part of the path to mappings of roles of its kind. */
    String mappings() {
        return client.isEmpty() ? "realm" : "clients/" + client;
    }
}
