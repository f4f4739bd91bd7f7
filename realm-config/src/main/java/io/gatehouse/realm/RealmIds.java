package io.gatehouse.realm;

import io.gatehouse.stack.AdminClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Keycloak's ids of what the files name; read once when asked for. */
final class RealmIds {

    private final AdminClient admin;
    private final String realm;
    private final Map<String, String> clients = new HashMap<>();
    private final Map<String, String> users = new HashMap<>();
    private final Map<String, String> entitlements = new HashMap<>();

    RealmIds(AdminClient admin, String realmPath) {
        this.admin = admin;
        this.realm = realmPath;
        read("/clients?max=1000").forEach(c -> clients.put(text(c, "clientId"), text(c, "id")));
        read("/users?briefRepresentation=true&max=1000").forEach(u -> users.put(text(u, "username"), text(u, "id")));
        read("/roles?max=1000").forEach(r -> entitlements.put(text(r, "name"), text(r, "id")));
    }

    String client(String clientId) {
        return known(clients.get(clientId), "client " + clientId);
    }

    String user(String username) {
        return known(users.get(username), "account " + username);
    }

    /** @param key as in {@link Entitlement#key()} */
    String entitlement(String key) {
        if (!entitlements.containsKey(key)) {
            if (key.startsWith("/")) {
                entitlements.put(key, text(read("/group-by-path" + encodedPath(key)), "id"));
            } else if (key.contains("/")) {
                String clientId = key.substring(0, key.indexOf('/'));
                read("/clients/" + client(clientId) + "/roles?max=1000")
                        .forEach(r -> entitlements.put(clientId + "/" + text(r, "name"), text(r, "id")));
            }
        }
        return known(entitlements.get(key), "entitlement " + key);
    }

    private JsonNode read(String path) {
        return admin.get(realm + path).expect(200).json();
    }

    private static String encodedPath(String groupPath) {
        StringBuilder encoded = new StringBuilder();
        for (String segment : groupPath.substring(1).split("/")) {
            encoded.append('/')
                    .append(URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return encoded.toString();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }

    private static String known(@org.jspecify.annotations.Nullable String id, String what) {
        if (id == null) {
            throw new IllegalStateException("The realm has no " + what);
        }
        return id;
    }
}
