package io.gatehouse.extension.adoption;

import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.stack.AdminClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A realm as it grew over years, by the same ids on every server: of fifty people six (12 %) have no manager, seven no mail, five
 * are called the same; no role has a tier; every new account joins a group that gives a role over payments; a composite and
 * nested groups give it, too; some people live in a directory.
 */
final class UsedRealm {

    static final int PEOPLE = 50;
    static final String GIVEN_TO_ALL = "everyone";
    static final String PAYMENTS = "payments-approve";
    /** Each with another way to what they hold. */
    static final List<String> LOOKED_AT = List.of("p00", "p01", "p02", "p03", "p04", "p05", "p06", "p07", "p08");

    private static final List<String> ROLES =
            List.of(PAYMENTS, "payments-view", "hr-records", "intranet", "legacy_Role 1");

    private final String name;
    private final Map<String, String> ids = new LinkedHashMap<>();

    UsedRealm(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** The same id for the same thing on both servers. */
    String id(String what) {
        return ids.computeIfAbsent(what, any -> UUID.randomUUID().toString());
    }

    void create(AdminClient admin) {
        admin.post("/admin/realms", representation()).expect(201);
    }

    private Map<String, Object> representation() {
        Map<String, Object> realm = new LinkedHashMap<>();
        realm.put("realm", name);
        realm.put("id", id("realm"));
        realm.put("enabled", true);
        realm.put("ssoSessionIdleTimeout", 7200);
        realm.put("registrationAllowed", true);
        realm.put("duplicateEmailsAllowed", true);
        realm.put("loginWithEmailAllowed", false);
        realm.put("eventsEnabled", true);
        realm.put("adminEventsEnabled", true);
        realm.put("defaultGroups", List.of("/" + GIVEN_TO_ALL));
        realm.put("roles", Map.of("realm", roles(), "client", Map.of("erp", List.of(role("erp-admin")))));
        realm.put("groups", groups());
        realm.put("clients", List.of(client("portal"), client("erp")));
        realm.put("users", people());
        return realm;
    }

    private List<Map<String, Object>> roles() {
        List<Map<String, Object>> roles =
                new ArrayList<>(ROLES.stream().map(this::role).toList());
        Map<String, Object> wide = role("finance-all");
        wide.put("composite", true);
        wide.put("composites", Map.of("realm", List.of(PAYMENTS, "payments-view")));
        roles.add(wide);
        return roles;
    }

    private Map<String, Object> role(String role) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("id", id("role " + role));
        made.put("name", role);
        return made;
    }

    private List<Map<String, Object>> groups() {
        return List.of(
                Map.of(
                        "id", id("group everyone"),
                        "name", GIVEN_TO_ALL,
                        "realmRoles", List.of("intranet", PAYMENTS)),
                Map.of(
                        "id",
                        id("group finance"),
                        "name",
                        "finance",
                        "realmRoles",
                        List.of("payments-view"),
                        "subGroups",
                        List.of(Map.of(
                                "id", id("group ledger"),
                                "name", "ledger",
                                "clientRoles", Map.of("erp", List.of("erp-admin"))))));
    }

    private Map<String, Object> client(String clientId) {
        return Map.of(
                "id",
                id("client " + clientId),
                "clientId",
                clientId,
                "publicClient",
                true,
                "directAccessGrantsEnabled",
                true,
                "redirectUris",
                List.of("http://127.0.0.1/*"));
    }

    private List<Map<String, Object>> people() {
        List<Map<String, Object>> people = new ArrayList<>();
        for (int number = 0; number < PEOPLE; number++) {
            people.add(person(number));
        }
        return people;
    }

    private Map<String, Object> person(int number) {
        String username = "p%02d".formatted(number);
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("id", id("person " + username));
        person.put("username", username);
        person.put("enabled", number % 17 != 16);
        person.put("firstName", number % 10 == 9 ? "Wei" : "Given" + number);
        person.put("lastName", number % 10 == 9 ? "Zhang" : "Family" + number);
        if (number < LOOKED_AT.size() || number % 6 != 5) {
            person.put("email", username + "@example.org");
        }
        if (number % 8 != 7) {
            person.put("attributes", Map.of("manager", List.of("p00")));
        }
        if (LOOKED_AT.contains(username)) {
            person.put(
                    "credentials",
                    List.of(Map.of("type", "password", "value", LiveRealm.PASSWORD, "temporary", false)));
        }
        switch (number % 9) {
            case 1 -> person.put("realmRoles", List.of("default-roles-" + name, PAYMENTS));
            case 2 -> person.put("realmRoles", List.of("finance-all"));
            case 3 -> person.put("groups", List.of("/" + GIVEN_TO_ALL));
            case 4 -> person.put("groups", List.of("/finance/ledger"));
            case 5 -> person.put("clientRoles", Map.of("realm-management", List.of("manage-users", "view-users")));
            case 6 -> person.put("clientRoles", Map.of("realm-management", List.of("realm-admin")));
            case 7 -> person.put("realmRoles", List.of("legacy_Role 1", "intranet"));
            default -> person.put("realmRoles", List.of("default-roles-" + name));
        }
        return person;
    }
}
