package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import java.util.List;
import java.util.Map;

/** A fine-grained admin permission for somebody who then uses it. */
final class PermissionWay {

    private PermissionWay() {}

    static Attempt accomplice(Scene scene) {
        Prize prize = scene.ground().prize();
        scene.admin()
                .put(scene.path(""), Map.of("adminPermissionsEnabled", true))
                .expect(204);
        String server = "/clients/" + scene.ground().seen().client("admin-permissions") + "/authz/resource-server";
        LivePerson accomplice = scene.ground().person();
        AdminClient their = AdminClient.anonymous(
                        scene.ground().stack().keycloak().url())
                .as(scene.ground().realm().realm().name(), "portal", accomplice.username(), LiveRealm.PASSWORD);
        String policy = Ground.fresh("who");
        return Attempt.of(
                        Attempt.inTurn(
                                () -> scene.post(
                                        server + "/policy/user",
                                        Map.of("name", policy, "users", List.of(accomplice.id()))),
                                () -> permit(
                                        scene,
                                        server,
                                        policy,
                                        "Users",
                                        scene.gains().id(),
                                        "view",
                                        "map-roles"),
                                () -> permit(scene, server, policy, "Roles", prize.id(), "map-role"),
                                () -> their.post(
                                        scene.path("/users/" + scene.gains().id() + "/role-mappings/realm"),
                                        List.of(prize.asRole()))),
                        scene.looks(prize))
                .approvedBy(
                        () -> scene.ground().approve("GRANT_ROLE", scene.gains().id(), prize.id()));
    }

    /** For one object only: permissions of several cells for all of them would have to agree. */
    private static Answer permit(
            Scene scene, String server, String policy, String type, String object, String... scopes) {
        Answer found = scene.admin().get(scene.path(server + "/policy?name=" + policy));
        if (found.status() != 200 || found.json().isEmpty()) {
            return found;
        }
        return scene.post(
                server + "/permission/scope",
                Map.of(
                        "name",
                        Ground.fresh("may"),
                        "resourceType",
                        type,
                        "resources",
                        List.of(object),
                        "scopes",
                        List.of(scopes),
                        "policies",
                        List.of(found.json().get(0).path("id").asString())));
    }
}
