package io.gatehouse.extension.paths;

import io.gatehouse.stack.Answer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What is governed is made to look ungoverned, or the ungoverned to look like it: E17, E63–E66. */
final class NamePaths {

    private static final String TIER = "gatehouse.tier";

    private NamePaths() {}

    static List<GatePath> all() {
        return List.of(
                GatePath.of("E17", "a role that one has renamed to the role's name")
                        .by("manage-realm")
                        .tries(NamePaths::renamed),
                GatePath.of("E63a", "the role's tier lowered by its attribute, then the role given")
                        .by("manage-realm", "manage-users")
                        .approvedBy("GRANT_ROLE")
                        .tries(scene -> afterwards(
                                scene,
                                prize -> scene.put(
                                        "/roles-by-id/" + prize.id(),
                                        Map.of("name", prize.name(), "attributes", Map.of(TIER, List.of("T3")))))),
                GatePath.of("E63b", "the role's tier lowered in Gatehouse by one person, then the role given")
                        .by("manage-realm", "manage-users")
                        .approvedBy("GRANT_ROLE")
                        .tries(scene -> afterwards(
                                scene,
                                prize -> scene.put(
                                        "/gatehouse/classification",
                                        Map.of(
                                                "entries",
                                                List.of(Map.of(
                                                        "kind", "REALM_ROLE", "id", prize.id(), "tier", "T3")))))),
                GatePath.of("E64a", "the mode lowered in Gatehouse by one person, then the role given")
                        .by("manage-realm", "manage-users")
                        .approvedBy("GRANT_ROLE")
                        .tries(NamePaths::modeLowered),
                GatePath.of("E64b", "the mode lowered by an attribute of the realm, then the role given")
                        .by("manage-realm", "manage-users")
                        .approvedBy("GRANT_ROLE")
                        .tries(scene -> afterwards(
                                scene, prize -> scene.put("", Map.of("attributes", Map.of("gatehouse.mode", "OFF"))))),
                GatePath.of("E65a", "the role deleted, created again with its name, then given")
                        .by("manage-realm", "manage-users")
                        .approvedBy("GRANT_ROLE")
                        .tries(NamePaths::roleAgain),
                GatePath.of("E65b", "a client deleted, created again with its name and role, then the role given")
                        .by("manage-clients", "manage-users")
                        .approvedBy("GRANT_ROLE")
                        .tries(NamePaths::clientAgain),
                GatePath.of("E66a", "a governed group deleted, created again with its path, then joined")
                        .approvedBy("JOIN_GROUP")
                        .tries(NamePaths::groupAgain),
                GatePath.of("E66b", "a group that one is in renamed to a governed group's path")
                        .tries(NamePaths::groupRenamed));
    }

    private static Attempt renamed(Scene scene) {
        Prize prize = scene.ground().prize();
        String name = Ground.fresh("held");
        String held = scene.ground().realm().realm().role(name);
        scene.gains().grant(name).expect(204);
        return Attempt.of(
                Attempt.inTurn(
                        () -> scene.put("/roles-by-id/" + prize.id(), Map.of("name", Ground.fresh("aside"))),
                        () -> scene.put("/roles-by-id/" + held, Map.of("name", prize.name()))),
                scene.looks(prize));
    }

    private interface Before {
        Answer of(Prize prize);
    }

    private static Attempt afterwards(Scene scene, Before before) {
        Prize prize = scene.ground().prize();
        return Attempt.of(Attempt.inTurn(() -> before.of(prize), given(scene, prize)), scene.looks(prize))
                .approvedBy(
                        () -> scene.ground().approve("GRANT_ROLE", scene.gains().id(), prize.id()));
    }

    private static Supplier<Answer> given(Scene scene, Prize prize) {
        return () -> scene.post("/users/" + scene.gains().id() + "/role-mappings/realm", List.of(prize.asRole()));
    }

    /** What was asked for must not wait for a second person in the next cell. */
    private static Attempt modeLowered(Scene scene) {
        return afterwards(scene, prize -> scene.put("/gatehouse/mode", Map.of("mode", "OFF", "reason", "test")))
                .thenRemove(() -> {
                    if (scene.ground().isGated()) {
                        scene.ground().realm().mode("ENFORCE").expect(200);
                    }
                });
    }

    private static Attempt roleAgain(Scene scene) {
        Prize prize = scene.ground().prize();
        return Attempt.of(
                        Attempt.inTurn(
                                () -> scene.delete("/roles-by-id/" + prize.id()),
                                () -> scene.post("/roles", Map.of("name", prize.name())),
                                () -> {
                                    Answer again = scene.admin().get(scene.path("/roles/" + prize.name()));
                                    return again.status() == 200
                                            ? scene.post(
                                                    "/users/" + scene.gains().id() + "/role-mappings/realm",
                                                    List.of(again.json()))
                                            : again;
                                }),
                        scene.looks(prize))
                .approvedBy(() ->
                        scene.ground().approve("GRANT_ROLE", scene.gains().id(), id(scene, "/roles/" + prize.name())));
    }

    private static String id(Scene scene, String place) {
        return scene.admin()
                .get(scene.path(place))
                .expect(200)
                .json()
                .path("id")
                .asString();
    }

    private static Attempt clientAgain(Scene scene) {
        String clientId = Ground.fresh("vault");
        String name = Ground.fresh("secret");
        String client = scene.admin()
                .post(scene.path("/clients"), Map.of("clientId", clientId))
                .expect(201)
                .createdId();
        scene.admin()
                .post(scene.path("/clients/" + client + "/roles"), Map.of("name", name))
                .expect(201);
        String role = scene.admin()
                .get(scene.path("/clients/" + client + "/roles/" + name))
                .expect(200)
                .json()
                .path("id")
                .asString();
        scene.ground().govern("CLIENT_ROLE", role);
        scene.ground().govern("CLIENT", client);
        String own = Ground.fresh("again");
        return Attempt.of(
                        Attempt.inTurn(
                                () -> scene.delete("/clients/" + client),
                                () -> scene.post("/clients", Map.of("id", own, "clientId", clientId)),
                                () -> scene.post("/clients/" + own + "/roles", Map.of("name", name)),
                                () -> {
                                    Answer again = scene.admin().get(scene.path("/clients/" + own + "/roles/" + name));
                                    return again.status() == 200
                                            ? scene.post(
                                                    "/users/" + scene.gains().id() + "/role-mappings/clients/" + own,
                                                    List.of(again.json()))
                                            : again;
                                }),
                        scene.looks(new Prize(role, name, client, "", "")))
                .approvedBy(() -> scene.ground()
                        .approve("GRANT_ROLE", scene.gains().id(), id(scene, "/clients/" + own + "/roles/" + name)));
    }

    private static Attempt groupAgain(Scene scene) {
        Prize group = governedGroup(scene);
        return Attempt.of(
                        Attempt.inTurn(
                                () -> scene.delete("/groups/" + group.group()),
                                () -> scene.post("/groups", Map.of("name", group.name())),
                                () -> {
                                    Answer found = scene.admin().get(scene.path("/group-by-path/" + group.name()));
                                    return found.status() == 200
                                            ? scene.put("/users/"
                                                    + scene.gains().id() + "/groups/"
                                                    + found.json().path("id").asString())
                                            : found;
                                }),
                        scene.looks(group))
                .approvedBy(() -> scene.ground()
                        .approve("JOIN_GROUP", scene.gains().id(), id(scene, "/group-by-path/" + group.name())));
    }

    private static Attempt groupRenamed(Scene scene) {
        Prize group = governedGroup(scene);
        String own = scene.ground().realm().realm().group(Ground.fresh("staff"));
        scene.gains().join(own).expect(204);
        return Attempt.of(
                Attempt.inTurn(
                        () -> scene.put("/groups/" + group.group(), Map.of("name", Ground.fresh("aside"))),
                        () -> scene.put("/groups/" + own, Map.of("name", group.name()))),
                scene.looks(group));
    }

    /** Applications go by its path, which is in the tokens of its members. */
    private static Prize governedGroup(Scene scene) {
        String name = Ground.fresh("board");
        String group = scene.ground().realm().realm().group(name);
        scene.ground().govern("GROUP", group);
        return new Prize(group, name, "", group, name);
    }
}
