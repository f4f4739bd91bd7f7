package io.gatehouse.extension.paths;

import io.gatehouse.stack.Answer;
import java.util.List;
import java.util.Map;

/** Something that a person has comes to mean more: E12–E16. */
final class StructurePaths {

    private StructurePaths() {}

    static List<GatePath> all() {
        return List.of(
                GatePath.of("E12a", "a realm role given to a group that one is in")
                        .approvedBy("ADD_GROUP_ROLE")
                        .tries(scene -> groupRole(scene, scene.ground().prize())),
                GatePath.of("E12b", "a client's role given to a group that one is in")
                        .approvedBy("ADD_GROUP_ROLE")
                        .tries(scene -> groupRole(scene, scene.ground().clientPrize())),
                GatePath.of("E13", "a group moved below one that has the role")
                        .approvedBy("MOVE_GROUP")
                        .tries(StructurePaths::moved),
                GatePath.of("E14a", "the role put into a role that one has, by name")
                        .by("manage-realm")
                        .approvedBy("ADD_COMPOSITE")
                        .tries(scene -> composite(scene, true)),
                GatePath.of("E14b", "the role put into a role that one has, by id")
                        .by("manage-realm")
                        .approvedBy("ADD_COMPOSITE")
                        .tries(scene -> composite(scene, false)),
                GatePath.of("E14c", "a new role with the role in it, given to a person")
                        .by("manage-realm", "manage-users")
                        .tries(StructurePaths::bornComposite),
                GatePath.of("E15", "the role put into the realm's default role")
                        .by("manage-realm")
                        .tries(StructurePaths::defaultRole),
                GatePath.of("E16", "a group that has the role made a default group, then an account created")
                        .by("manage-realm", "manage-users")
                        .never(Actor.SELF, "the account does not exist before")
                        .approvedBy("ADD_DEFAULT_GROUP")
                        .tries(StructurePaths::defaultGroup));
    }

    private static Attempt groupRole(Scene scene, Prize prize) {
        String group = scene.ground().realm().realm().group(Ground.fresh("staff"));
        scene.gains().join(group).expect(204);
        return Attempt.of(
                        () -> scene.post(
                                "/groups/" + group + "/role-mappings/" + prize.mappings(), List.of(prize.asRole())),
                        scene.looks(prize))
                .approvedBy(() -> scene.ground().approve("ADD_GROUP_ROLE", group, prize.id()));
    }

    private static Attempt moved(Scene scene) {
        Prize prize = scene.ground().prize();
        String name = Ground.fresh("staff");
        String group = scene.ground().realm().realm().group(name);
        scene.gains().join(group).expect(204);
        return Attempt.of(
                        () -> scene.post("/groups/" + prize.group() + "/children", Map.of("id", group, "name", name)),
                        scene.looks(prize))
                .approvedBy(() -> scene.ground().approve("MOVE_GROUP", group, prize.group(), prize.id()));
    }

    private static Attempt composite(Scene scene, boolean byName) {
        Prize prize = scene.ground().prize();
        String name = Ground.fresh("held");
        String held = scene.ground().realm().realm().role(name);
        scene.gains().grant(name).expect(204);
        String place = (byName ? "/roles/" + name : "/roles-by-id/" + held) + "/composites";
        return Attempt.of(() -> scene.post(place, List.of(prize.asRole())), scene.looks(prize))
                .approvedBy(() -> scene.ground().approve("ADD_COMPOSITE", held, prize.id()));
    }

    private static Attempt bornComposite(Scene scene) {
        Prize prize = scene.ground().prize();
        String name = Ground.fresh("smuggler");
        Map<String, Object> role =
                Map.of("name", name, "composite", true, "composites", Map.of("realm", List.of(prize.name())));
        return Attempt.of(
                Attempt.inTurn(() -> scene.post("/roles", role), () -> {
                    Answer made = scene.admin().get(scene.path("/roles/" + name));
                    return made.status() == 200
                            ? scene.post("/users/" + scene.gains().id() + "/role-mappings/realm", List.of(made.json()))
                            : made;
                }),
                scene.looks(prize));
    }

    private static Attempt defaultRole(Scene scene) {
        Prize prize = scene.ground().prize();
        String name = "default-roles-" + scene.ground().realm().realm().name();
        return Attempt.of(
                () -> scene.post("/roles/" + name + "/composites", List.of(prize.asRole())), scene.looks(prize));
    }

    /** Who gains is whoever is created afterwards, so the look creates one. */
    private static Attempt defaultGroup(Scene scene) {
        Prize prize = scene.ground().prize();
        String place = "/default-groups/" + prize.group();
        Look look = () -> {
            String next = Ground.fresh("new");
            // refused or not: the look is at what came of it
            scene.admin().post(scene.path("/users"), MemberPaths.account(next));
            return scene.looks(next, prize).see();
        };
        return Attempt.of(() -> scene.put(place), look)
                .approvedBy(() -> scene.ground()
                        .approve("ADD_DEFAULT_GROUP", scene.ground().realm().realmId(), prize.group(), prize.id()))
                .thenRemove(() -> scene.admin().delete(scene.path(place)).expect(204, 404));
    }
}
