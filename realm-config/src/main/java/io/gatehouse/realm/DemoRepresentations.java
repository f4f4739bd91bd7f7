package io.gatehouse.realm;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The company in Keycloak's words: clients, roles, groups and users of a RealmRepresentation. */
final class DemoRepresentations {

    private final DemoCompany company;
    private final Map<String, String> numbers;

    private DemoRepresentations(DemoCompany company) {
        this.company = company;
        this.numbers = company.people().stream().collect(Collectors.toMap(Person::username, Person::employeeNumber));
    }

    static ObjectNode of(DemoCompany company) {
        DemoRepresentations my = new DemoRepresentations(company);
        ObjectNode realm = Json.object();
        ArrayNode clients = realm.putArray("clients");
        ObjectNode roles = realm.putObject("roles");
        ObjectNode clientRoles = roles.putObject("client");
        ArrayNode realmRoles = roles.putArray("realm");
        for (ClientSystem system : company.systems()) {
            clients.add(client(system));
            ArrayNode list = clientRoles.putArray(system.clientId());
            system.roles().forEach(role -> list.add(role(role)));
        }
        ArrayNode groups = realm.putArray("groups");
        for (Entitlement entitlement : company.entitlements().values()) {
            if (entitlement.kind() == Entitlement.Kind.REALM_ROLE) {
                realmRoles.add(role(entitlement));
            } else if (entitlement.kind() == Entitlement.Kind.GROUP
                    && entitlement.key().lastIndexOf('/') == 0) {
                groups.add(my.group(entitlement));
            }
        }
        ArrayNode users = realm.putArray("users");
        company.people().forEach(person -> users.add(my.user(person)));
        return realm;
    }

    private static ObjectNode client(ClientSystem system) {
        boolean byPassword = system.signIn() == ClientSystem.SignIn.PASSWORD;
        ObjectNode client = Json.object();
        client.put("clientId", system.clientId());
        client.put("name", system.title().en());
        client.put("description", system.description().en());
        client.put("enabled", true);
        client.put("protocol", "openid-connect");
        client.put("publicClient", byPassword);
        client.put("directAccessGrantsEnabled", byPassword);
        client.put("standardFlowEnabled", true);
        client.put("serviceAccountsEnabled", system.robot());
        client.put("fullScopeAllowed", true);
        ArrayNode redirects = client.putArray("redirectUris");
        redirects.add("https://" + system.clientId() + ".lanstone.example/callback");
        if (byPassword) {
            redirects.add("http://127.0.0.1/" + system.clientId() + "/callback");
            // introspection answers "active" only to a client in the token's audience
            client.putArray("protocolMappers").add(audience("demo-resource"));
        }
        ObjectNode attributes = client.putObject("attributes");
        mirror(system.tier(), system.dataClass(), system.owner(), system.title(), system.description())
                .forEach(attributes::put);
        return client;
    }

    private static ObjectNode audience(String clientId) {
        ObjectNode mapper = Json.object();
        mapper.put("name", "audience " + clientId);
        mapper.put("protocol", "openid-connect");
        mapper.put("protocolMapper", "oidc-audience-mapper");
        ObjectNode config = mapper.putObject("config");
        config.put("included.client.audience", clientId);
        config.put("access.token.claim", "true");
        config.put("id.token.claim", "false");
        return mapper;
    }

    private static ObjectNode role(Entitlement entitlement) {
        ObjectNode role = Json.object();
        role.put("name", entitlement.name());
        role.put("description", entitlement.description().en());
        role.set("attributes", attributes(entitlement));
        if (!entitlement.includes().isEmpty()) {
            role.put("composite", true);
            place(entitlement.includes(), role.putObject("composites"), "realm", "client");
        }
        return role;
    }

    private ObjectNode group(Entitlement entitlement) {
        ObjectNode group = Json.object();
        group.put("name", entitlement.key().substring(entitlement.key().lastIndexOf('/') + 1));
        group.set("attributes", attributes(entitlement));
        place(entitlement.includes(), group, "realmRoles", null);
        ArrayNode children = group.putArray("subGroups");
        for (Entitlement child : company.entitlements().values()) {
            int slash = child.key().lastIndexOf('/');
            if (child.kind() == Entitlement.Kind.GROUP
                    && child.key().substring(0, slash).equals(entitlement.key())) {
                children.add(group(child));
            }
        }
        return group;
    }

    private ObjectNode user(Person person) {
        ObjectNode user = Json.object();
        user.put("username", person.username());
        user.put("firstName", person.firstName());
        user.put("email", person.username() + "@lanstone.example");
        user.put("emailVerified", true);
        user.put("enabled", true);
        if (!person.lastName().isEmpty()) {
            user.put("lastName", person.lastName());
        }
        ObjectNode attributes = user.putObject("attributes");
        put(attributes, "employeeNumber", person.employeeNumber());
        put(attributes, "displayName", person.displayName());
        put(attributes, "manager", numbers.getOrDefault(person.manager(), ""));
        put(attributes, "department", person.department());
        put(attributes, "jobTitle", person.jobTitle());
        put(attributes, "workLocation", person.workLocation());
        put(attributes, "timeZone", person.timeZone());
        put(attributes, "employmentType", person.employmentType());
        put(attributes, "startDate", person.startDate());
        put(attributes, "locale", person.locale());
        ObjectNode password = Json.object();
        password.put("type", "password");
        password.put("value", DemoRealm.PASSWORD);
        user.putArray("credentials").add(password);
        List<String> held = company.holdings().stream()
                .filter(holding -> holding.username().equals(person.username()))
                .map(DemoCompany.Holding::key)
                .toList();
        ArrayNode groups = user.putArray("groups");
        held.stream().filter(key -> key.startsWith("/")).forEach(groups::add);
        place(held.stream().filter(key -> !key.startsWith("/")).toList(), user, "realmRoles", null);
        user.withArrayProperty("realmRoles").add("default-roles-${GATEHOUSE_REALM}");
        return user;
    }

    /** Sorts roles into the members for realm roles and for client roles. */
    private static void place(List<String> keys, ObjectNode into, String realm, @Nullable String client) {
        ObjectNode byClient = Json.object();
        ArrayNode ofRealm = Json.array();
        for (String key : keys) {
            int slash = key.indexOf('/');
            if (slash < 0) {
                ofRealm.add(key);
            } else {
                byClient.withArrayProperty(key.substring(0, slash)).add(key.substring(slash + 1));
            }
        }
        into.set(realm, ofRealm);
        into.set(client == null ? "clientRoles" : client, byClient);
    }

    private static ObjectNode attributes(Entitlement entitlement) {
        ObjectNode attributes = Json.object();
        mirror(
                        entitlement.tier(),
                        entitlement.dataClass(),
                        entitlement.owner(),
                        entitlement.title(),
                        entitlement.description())
                .forEach((name, value) -> put(attributes, name, value));
        return attributes;
    }

    private static Map<String, String> mirror(
            @Nullable String tier,
            String dataClass,
            String owner,
            Entitlement.Text title,
            Entitlement.Text description) {
        Map<String, String> values = new TreeMap<>();
        if (tier != null) {
            values.put("gatehouse.tier", tier);
        }
        values.put("gatehouse.dataClass", dataClass);
        values.put("gatehouse.owner", owner);
        values.put("gatehouse.name.en", title.en());
        values.put("gatehouse.name.zh-CN", title.zh());
        values.put("gatehouse.description.en", description.en());
        values.put("gatehouse.description.zh-CN", description.zh());
        return values;
    }

    private static void put(ObjectNode attributes, String name, String value) {
        if (!value.isEmpty()) {
            attributes.putArray(name).add(value);
        }
    }
}
