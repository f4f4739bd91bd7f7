package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.SigningKey;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Gatehouse itself as the target: who decides about everything else. */
final class OwnWay {

    private OwnWay() {}

    static Attempt approver(Scene scene) {
        String client = scene.ground().seen().client("gatehouse-app");
        JsonNode role = scene.admin()
                .get(scene.path("/clients/" + client + "/roles/approver"))
                .expect(200)
                .json();
        LivePerson person = scene.gains();
        String id = role.path("id").asString();
        return Attempt.of(
                        () -> scene.post("/users/" + person.id() + "/role-mappings/clients/" + client, List.of(role)),
                        () -> new Evidence(
                                scene.ground().seen().of(person.username(), "\"approver\"", "portal", "openid"),
                                scene.ground()
                                        .rows()
                                        .count(
                                                "select count(*) from user_role_mapping where user_id = ? and role_id = ?",
                                                person.id(),
                                                id)))
                .approvedBy(() -> scene.ground().approve("GRANT_ROLE", person.id(), id));
    }

    /** The app needs its own key back for the next cell. */
    static Attempt key(Scene scene) {
        String id = scene.ground().seen().client("gatehouse-app");
        Vault app = new Vault(scene, id, "gatehouse-app", new Prize("", "extension-access", "", "", ""));
        SigningKey attackers = scene.ground().stack().approvalKey();
        return Attempt.of(
                        () -> scene.put(app.path(""), Vault.withKey(id, "gatehouse-app", attackers)),
                        () -> new Evidence(app.byKey(attackers), 0))
                .thenRemove(() -> scene.admin()
                        .put(
                                scene.path(app.path("")),
                                Vault.withKey(
                                        id,
                                        "gatehouse-app",
                                        scene.ground().stack().clientKey()))
                        .expect(204));
    }
}
