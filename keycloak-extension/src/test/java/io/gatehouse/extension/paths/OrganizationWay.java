package io.gatehouse.extension.paths;

import java.util.List;
import java.util.Map;

/** Organizations: members come in by another door, and there are groups in them. */
final class OrganizationWay {

    private OrganizationWay() {}

    static Attempt member(Scene scene) {
        Prize prize = scene.ground().prize();
        String organization = create(scene);
        String group = group(scene, organization);
        return Attempt.of(
                Attempt.inTurn(
                        () -> scene.caller()
                                .client()
                                .send(
                                        "POST",
                                        scene.path(organization + "/members"),
                                        "application/json",
                                        scene.gains().id()),
                        () -> scene.put(organization + "/groups/" + group + "/members/"
                                + scene.gains().id())),
                scene.looks(prize));
    }

    static Attempt role(Scene scene) {
        Prize prize = scene.ground().prize();
        String organization = create(scene);
        String group = group(scene, organization);
        scene.admin()
                .send(
                        "POST",
                        scene.path(organization + "/members"),
                        "application/json",
                        scene.gains().id())
                .expect(201);
        scene.admin()
                .send(
                        "PUT",
                        scene.path(organization + "/groups/" + group + "/members/"
                                + scene.gains().id()),
                        null,
                        null)
                .expect(204);
        return Attempt.of(
                () -> scene.post("/groups/" + group + "/role-mappings/realm", List.of(prize.asRole())),
                scene.looks(prize));
    }

    /** Path of a new organization. */
    private static String create(Scene scene) {
        String name = Ground.fresh("org");
        scene.admin().put(scene.path(""), Map.of("organizationsEnabled", true)).expect(204);
        return "/organizations/"
                + scene.admin()
                        .post(
                                scene.path("/organizations"),
                                Map.of(
                                        "name",
                                        name,
                                        "alias",
                                        name,
                                        "domains",
                                        List.of(Map.of("name", name + ".example.org"))))
                        .expect(201)
                        .createdId();
    }

    private static String group(Scene scene, String organization) {
        return scene.admin()
                .post(scene.path(organization + "/groups"), Map.of("name", Ground.fresh("desk")))
                .expect(201)
                .createdId();
    }
}
