package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.stack.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A client that decides by roles about its own resources, and a change of what it decides by. */
final class PolicyWay {

    private PolicyWay() {}

    /** Whoever holds the role may open the safe; the act lets whoever holds an ordinary role do it. */
    static Attempt changed(Scene scene) {
        Prize prize = scene.ground().prize();
        String ordinary = scene.ground().realm().realm().role(Ground.fresh("ordinary"));
        String name = scene.admin()
                .get(scene.path("/roles-by-id/" + ordinary))
                .expect(200)
                .json()
                .path("name")
                .asString();
        scene.gains().grant(name).expect(204);
        String clientId = Ground.fresh("vault");
        String client = "/clients/"
                + scene.admin()
                        .post(
                                scene.path("/clients"),
                                Map.of(
                                        "clientId", clientId,
                                        "secret", Vault.SECRET,
                                        "publicClient", false,
                                        "serviceAccountsEnabled", true,
                                        "authorizationServicesEnabled", true))
                        .expect(201)
                        .createdId();
        scene.ground().govern("CLIENT", client.substring("/clients/".length()));
        String server = client + "/authz/resource-server";
        String safe = made(scene, server + "/resource", Map.of("name", "safe"), "_id");
        String policyName = Ground.fresh("holders");
        String policy = made(scene, server + "/policy/role", policy(policyName, prize.id()), "id");
        made(
                scene,
                server + "/permission/resource",
                Map.of("name", "who opens it", "resources", List.of(safe), "policies", List.of(policy)),
                "id");
        return Attempt.of(
                        () -> scene.put(server + "/policy/role/" + policy, policy(policyName, ordinary)),
                        () -> new Evidence(
                                opens(scene, clientId) ? Set.of("the client's decision") : Set.of(),
                                scene.ground()
                                        .rows()
                                        .count(
                                                "select count(*) from policy_config where policy_id = ? and value like '%' || ? || '%'",
                                                policy, ordinary)))
                .permitted(scene, client.substring("/clients/".length()), "act:policy");
    }

    private static Map<String, Object> policy(String name, String role) {
        return Map.of("name", name, "roles", List.of(Map.of("id", role, "required", true)));
    }

    private static String made(Scene scene, String place, Map<String, Object> what, String id) {
        return scene.admin()
                .post(scene.path(place), what)
                .expect(201)
                .json()
                .path(id)
                .asString();
    }

    private static boolean opens(Scene scene, String clientId) {
        Seen seen = scene.ground().seen();
        String token = seen.signIn(scene.gains().username(), LiveRealm.PASSWORD, "portal", "openid")
                .expect(200)
                .json()
                .path("access_token")
                .asString();
        Answer answer = seen.anonymous()
                .as(token)
                .send(
                        "POST",
                        seen.openid("token"),
                        "application/x-www-form-urlencoded",
                        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Auma-ticket&permission=safe&audience="
                                + clientId);
        return answer.status() == 200;
    }
}
