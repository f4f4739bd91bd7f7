package io.gatehouse.extension.paths;

import java.util.List;
import java.util.Map;

/** A workflow of Keycloak does it: nobody gets an answer, and the act comes some time later. */
final class WorkflowWay {

    private WorkflowWay() {}

    /** @param step {@code grant-role} or {@code join-group} */
    static Attempt gives(Scene scene, String step) {
        Prize prize = scene.ground().prize();
        boolean role = step.equals("grant-role");
        Map<String, Object> with =
                role ? Map.of("role", List.of(prize.name())) : Map.of("group", List.of("/" + prize.groupName()));
        String workflow = scene.admin()
                .post(
                        scene.path("/workflows"),
                        Map.of(
                                "name",
                                Ground.fresh("workflow"),
                                "enabled",
                                true,
                                "steps",
                                List.of(Map.of("uses", step, "with", with))))
                .expect(201)
                .createdId();
        String person = scene.gains().id();
        String target = role ? prize.id() : prize.group();
        return Attempt.of(
                        () -> scene.admin()
                                .send(
                                        "POST",
                                        scene.path("/workflows/" + workflow + "/activate/USERS/" + person),
                                        null,
                                        null)
                                .expect(204),
                        scene.looks(prize))
                .silentAbout(target)
                .approvedBy(() -> role
                        ? scene.ground().approve("GRANT_ROLE", person, prize.id())
                        : scene.ground().approve("JOIN_GROUP", person, prize.group(), prize.id()));
    }
}
