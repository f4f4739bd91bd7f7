package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.stack.AdminClient;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Administration of a realm from the master realm, whose own gate may only observe: the stricter of both decides. */
final class MasterWay {

    private static final String MASTER = "/admin/realms/master";

    private MasterWay() {}

    static Attempt administration(Scene scene) {
        AdminClient admin = scene.admin();
        String name = Ground.fresh("master");
        String person = admin.post(MASTER + "/users", MemberPaths.account(name))
                .expect(201)
                .createdId();
        String client = admin.get(MASTER + "/clients?clientId="
                        + scene.ground().realm().realm().name() + "-realm")
                .expect(200)
                .json()
                .get(0)
                .path("id")
                .asString();
        JsonNode role = admin.get(MASTER + "/clients/" + client + "/roles/view-users")
                .expect(200)
                .json();
        AdminClient gains = AdminClient.anonymous(
                        scene.ground().stack().keycloak().url())
                .as("master", "admin-cli", name, LiveRealm.PASSWORD);
        return Attempt.of(
                () -> admin.post(MASTER + "/users/" + person + "/role-mappings/clients/" + client, List.of(role)),
                () -> new Evidence(
                        gains.get(scene.path("/users")).status() == 200 ? Set.of("admin API") : Set.of(),
                        scene.ground()
                                .rows()
                                .count(
                                        "select count(*) from user_role_mapping where user_id = ? and role_id = ?",
                                        person,
                                        role.path("id").asString())));
    }
}
