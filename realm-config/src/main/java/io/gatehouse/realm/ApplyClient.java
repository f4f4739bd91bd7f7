package io.gatehouse.realm;

import io.gatehouse.stack.AdminClient;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The app's client in a realm that exists: settings, scopes, mappers, roles, and the one role of its service account. */
final class ApplyClient {

    private static final String ACCESS = "extension-access";

    private final AdminClient admin;
    private final String realm;
    private final List<String> changes;

    ApplyClient(AdminClient admin, String realmPath, List<String> changes) {
        this.admin = admin;
        this.realm = realmPath;
        this.changes = changes;
    }

    void apply(ObjectNode wanted, JsonNode roles) {
        String byName = realm + "/clients?clientId=" + wanted.get("clientId").stringValue();
        JsonNode found = admin.get(byName).expect(200).json();
        if (found.isEmpty()) {
            admin.post(realm + "/clients", wanted).expect(201);
            changes.add("Client gatehouse-app created");
            found = admin.get(byName).expect(200).json();
        }
        ObjectNode there = (ObjectNode) found.get(0);
        String at = realm + "/clients/" + there.get("id").stringValue();
        settings(at, there, wanted);
        scopes(at, "default", wanted.get("defaultClientScopes"));
        scopes(at, "optional", wanted.get("optionalClientScopes"));
        mappers(at, wanted.get("protocolMappers"));
        roles.forEach(role -> role(at, (ObjectNode) role));
        serviceAccount(at, there.get("id").stringValue());
    }

    private void settings(String at, ObjectNode there, ObjectNode wanted) {
        ObjectNode plain = wanted.deepCopy();
        // these have endpoints of their own; the client's PUT ignores them
        plain.remove(List.of("defaultClientScopes", "optionalClientScopes", "protocolMappers"));
        if (!JsonMatch.covers(there, plain)) {
            admin.put(at, JsonMatch.overlay(there, plain)).expect(204);
            changes.add("Settings of the client gatehouse-app");
        }
    }

    private void scopes(String at, String kind, JsonNode wanted) {
        String list = at + "/" + kind + "-client-scopes";
        JsonNode there = admin.get(list).expect(200).json();
        Set<String> names = new TreeSet<>();
        wanted.forEach(name -> names.add(name.stringValue()));
        for (JsonNode scope : there) {
            String name = scope.get("name").stringValue();
            if (!names.remove(name) && !name.equals("service_account")) {
                admin.delete(list + "/" + scope.get("id").stringValue()).expect(204);
                changes.add("Client scope " + name + " taken from gatehouse-app");
            }
        }
        if (!names.isEmpty()) {
            for (JsonNode scope :
                    admin.get(realm + "/client-scopes").expect(200).json()) {
                if (names.contains(scope.get("name").stringValue())) {
                    admin.put(list + "/" + scope.get("id").stringValue(), null).expect(204);
                    changes.add("Client scope " + scope.get("name").stringValue() + " given to gatehouse-app");
                }
            }
        }
    }

    /** Exactly ours: a mapper of somebody else could put a role into the token that nobody holds. */
    private void mappers(String at, JsonNode wanted) {
        String list = at + "/protocol-mappers/models";
        JsonNode there = admin.get(list).expect(200).json();
        for (JsonNode mapper : there) {
            String id = mapper.get("id").stringValue();
            String name = mapper.get("name").stringValue();
            ObjectNode ours = named(wanted, name);
            if (ours == null) {
                admin.delete(list + "/" + id).expect(204);
                changes.add("Mapper " + name + " removed from gatehouse-app");
            } else if (!JsonMatch.covers(mapper, ours)) {
                admin.put(list + "/" + id, ours.put("id", id)).expect(204);
                changes.add("Mapper " + name);
            }
        }
        for (JsonNode mapper : wanted) {
            if (named(there, mapper.get("name").stringValue()) == null) {
                admin.post(list, mapper).expect(201);
                changes.add("Mapper " + mapper.get("name").stringValue());
            }
        }
    }

    private void role(String at, ObjectNode wanted) {
        String name = wanted.get("name").stringValue();
        JsonNode there = named(
                admin.get(at + "/roles?briefRepresentation=false").expect(200).json(), name);
        if (there == null) {
            admin.post(at + "/roles", wanted).expect(201);
            changes.add("Role gatehouse-app/" + name);
        } else if (!JsonMatch.covers(there, wanted)) {
            admin.put(at + "/roles/" + name, JsonMatch.overlay((ObjectNode) there, wanted))
                    .expect(204);
            changes.add("Role gatehouse-app/" + name);
        }
    }

    /** A service account made by REST starts with the realm's default roles; this one keeps only its own. */
    private void serviceAccount(String at, String client) {
        String user = admin.get(at + "/service-account-user")
                .expect(200)
                .json()
                .get("id")
                .stringValue();
        String mappings = realm + "/users/" + user + "/role-mappings";
        JsonNode held = admin.get(mappings).expect(200).json();
        if (!held.path("realmMappings").isEmpty()) {
            admin.delete(mappings + "/realm", held.get("realmMappings")).expect(204);
            changes.add("Realm roles taken from the service account");
        }
        boolean access = false;
        for (JsonNode of : held.path("clientMappings")) {
            for (JsonNode role : of.get("mappings")) {
                boolean own = of.get("id").stringValue().equals(client)
                        && role.get("name").stringValue().equals(ACCESS);
                access |= own;
                if (!own) {
                    admin.delete(
                                    mappings + "/clients/" + of.get("id").stringValue(),
                                    Json.array().add(role))
                            .expect(204);
                    changes.add("Role " + role.get("name").stringValue() + " taken from the service account");
                }
            }
        }
        if (!access) {
            JsonNode role = admin.get(at + "/roles/" + ACCESS).expect(200).json();
            admin.post(mappings + "/clients/" + client, Json.array().add(role)).expect(204);
            changes.add("Role " + ACCESS + " given to the service account");
        }
        for (JsonNode group :
                admin.get(realm + "/users/" + user + "/groups").expect(200).json()) {
            admin.delete(realm + "/users/" + user + "/groups/" + group.get("id").stringValue())
                    .expect(204);
            changes.add("Service account taken out of " + group.get("path").stringValue());
        }
    }

    private static @org.jspecify.annotations.Nullable ObjectNode named(JsonNode list, String name) {
        return (ObjectNode) list.valueStream()
                .filter(item -> name.equals(item.get("name").stringValue()))
                .findFirst()
                .orElse(null);
    }
}
