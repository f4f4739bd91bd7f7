package io.gatehouse.realm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the files under {@code demo/}. */
final class DemoFiles {

    private DemoFiles() {}

    static DemoCompany read() {
        JsonNode file = Json.resource("demo/systems.json");
        List<ClientSystem> systems = new ArrayList<>();
        Map<String, Entitlement> entitlements = new LinkedHashMap<>();
        for (JsonNode node : file.get("systems")) {
            ClientSystem system = system(node);
            systems.add(system);
            add(entitlements, system.roles());
        }
        file.get("realmRoles")
                .forEach(role ->
                        add(entitlements, List.of(entitlement(text(role, "name"), Entitlement.Kind.REALM_ROLE, role))));
        file.get("groups")
                .forEach(group ->
                        add(entitlements, List.of(entitlement(text(group, "path"), Entitlement.Kind.GROUP, group))));
        List<DemoCompany.Holding> holdings = Csv.resource("demo/grants.csv").stream()
                .map(row -> new DemoCompany.Holding(column(row, "username"), column(row, "holds")))
                .toList();
        List<DemoCompany.Fault> faults = Csv.resource("demo/faults.csv").stream()
                .map(row -> new DemoCompany.Fault(
                        column(row, "fault"),
                        column(row, "username"),
                        column(row, "entitlement"),
                        column(row, "detail")))
                .toList();
        return new DemoCompany(people(), systems, entitlements, holdings, faults);
    }

    private static List<Person> people() {
        return Csv.resource("demo/people.csv").stream()
                .map(row -> new Person(
                        column(row, "username"),
                        column(row, "employeeNumber"),
                        column(row, "firstName"),
                        column(row, "lastName"),
                        column(row, "displayName"),
                        column(row, "manager"),
                        column(row, "department"),
                        column(row, "jobTitle"),
                        column(row, "workLocation"),
                        column(row, "timeZone"),
                        column(row, "employmentType"),
                        column(row, "startDate"),
                        column(row, "locale")))
                .toList();
    }

    private static ClientSystem system(JsonNode node) {
        String clientId = text(node, "clientId");
        List<Entitlement> roles = new ArrayList<>();
        for (JsonNode role : node.get("roles")) {
            roles.add(entitlement(clientId + "/" + text(role, "name"), Entitlement.Kind.CLIENT_ROLE, role));
        }
        return new ClientSystem(
                clientId,
                ClientSystem.SignIn.valueOf(text(node, "signIn")),
                node.path("robot").asBoolean(false),
                text(node, "tier"),
                text(node, "dataClass"),
                text(node, "owner"),
                texts(node, "title"),
                texts(node, "description"),
                roles);
    }

    private static Entitlement entitlement(String key, Entitlement.Kind kind, JsonNode node) {
        List<String> includes = new ArrayList<>();
        node.path(kind == Entitlement.Kind.GROUP ? "roles" : "includes")
                .forEach(name -> includes.add(name.stringValue()));
        return new Entitlement(
                key,
                kind,
                node.path("tier").stringValue(null),
                text(node, "dataClass"),
                text(node, "owner"),
                texts(node, "title"),
                texts(node, "description"),
                includes);
    }

    private static void add(Map<String, Entitlement> all, Collection<Entitlement> some) {
        for (Entitlement entitlement : some) {
            if (all.put(entitlement.key(), entitlement) != null) {
                throw new IllegalStateException("demo/systems.json has " + entitlement.key() + " twice");
            }
        }
    }

    private static Entitlement.Text texts(JsonNode node, String field) {
        return new Entitlement.Text(text(node.get(field), "en"), text(node.get(field), "zh-CN"));
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }

    private static String column(Map<String, String> row, String name) {
        String value = row.get(name);
        if (value == null) {
            throw new IllegalStateException("A file of the demo company lacks the column " + name);
        }
        return value;
    }
}
