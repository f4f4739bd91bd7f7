package io.gatehouse.extension.live;

import io.gatehouse.stack.AdminClient;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Another administrator of the master realm, which observes: for what two people must ask for. */
public final class SecondAdministrator {
    private SecondAdministrator() {}

    /** Makes one and gives their client, which asks the server that the realm asks. */
    public static AdminClient of(GovernedRealm realm) {
        return named(realm.admin(), "second-" + realm.realm().name());
    }

    /** Makes one of that name. */
    public static AdminClient named(AdminClient admin, String name) {
        Map<String, Object> account = Map.of(
                "username",
                name,
                "enabled",
                true,
                "email",
                name + "@example.org",
                "firstName",
                "Second",
                "lastName",
                "Administrator",
                "credentials",
                List.of(Map.of("type", "password", "value", LiveRealm.PASSWORD, "temporary", false)));
        String id =
                admin.post("/admin/realms/master/users", account).expect(201).createdId();
        JsonNode role =
                admin.get("/admin/realms/master/roles/admin").expect(200).json();
        admin.post("/admin/realms/master/users/" + id + "/role-mappings/realm", List.of(role))
                .expect(204);
        return admin.as("master", "admin-cli", name, LiveRealm.PASSWORD);
    }
}
