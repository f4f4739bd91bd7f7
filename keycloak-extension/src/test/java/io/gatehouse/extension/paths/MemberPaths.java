package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A person gets a role or comes into a group: E01–E05, E08–E11, E53–E55. */
final class MemberPaths {

    private static final String NEW_ACCOUNT = "the account does not exist before";
    private static final String REGISTERS =
            "whoever registers is in the column nobody: no administrator has a part in it";
    private static final String NO_DIRECTORY = "needs a user directory, which this run does not have";

    private MemberPaths() {}

    static List<GatePath> all() {
        return List.of(
                GatePath.of("E01", "a realm role given to a person")
                        .approvedBy("GRANT_ROLE")
                        .tries(scene -> role(scene, scene.ground().prize())),
                GatePath.of("E02", "a client's role given to a person")
                        .approvedBy("GRANT_ROLE")
                        .tries(scene -> role(scene, scene.ground().clientPrize())),
                GatePath.of("E03a", "a person put into a group")
                        .approvedBy("JOIN_GROUP")
                        .tries(MemberPaths::join),
                GatePath.of("E03b", "a person put into a group by SCIM")
                        .notHere("SCIM is a preview feature of Keycloak and off in this run"),
                GatePath.of("E04", "a person created with a group")
                        .never(Actor.SELF, NEW_ACCOUNT)
                        .approvedBy("JOIN_GROUP")
                        .tries(MemberPaths::createdInGroup),
                GatePath.of("E05", "a person created with roles")
                        .never(Actor.SELF, NEW_ACCOUNT)
                        .givesNothing("Keycloak ignores roles in a new account")
                        .tries(MemberPaths::createdWithRoles),
                GatePath.of("E08", "a role or group for a person of a user directory who is not imported")
                        .heldBy("L1 L3")
                        .givesNothing(NO_DIRECTORY),
                GatePath.of("E09", "a default group at the creation of an account")
                        .never(Actor.SELF, REGISTERS)
                        .by(Actor.NOBODY)
                        .approvedBy("GRANT_ROLE")
                        .tries(MemberPaths::defaultGroup),
                GatePath.of("E10", "the default role at the creation of an account")
                        .never(Actor.SELF, REGISTERS)
                        .by(Actor.NOBODY)
                        .approvedBy("GRANT_ROLE")
                        .tries(MemberPaths::defaultRole),
                GatePath.of("E11", "a role given to everybody at once")
                        .heldBy("L1")
                        .notHere("only Keycloak's own migration from an old version does this"),
                GatePath.of("E53a", "membership of an organization and of a group of it")
                        .by("manage-organizations", "manage-users", "manage-realm")
                        .givesNothing("organizations and their groups have no roles in this version")
                        .tries(OrganizationWay::member),
                GatePath.of("E53b", "the role given to a group of an organization that one is in")
                        .by("manage-organizations", "manage-users", "manage-realm")
                        .tries(OrganizationWay::role),
                GatePath.of("E54a", "a workflow that gives a role")
                        .only("the workflow acts", Actor.WORKFLOW)
                        .approvedBy("GRANT_ROLE")
                        .tries(scene -> WorkflowWay.gives(scene, "grant-role")),
                GatePath.of("E54b", "a workflow that puts into a group")
                        .only("the workflow acts", Actor.WORKFLOW)
                        .approvedBy("JOIN_GROUP")
                        .tries(scene -> WorkflowWay.gives(scene, "join-group")),
                GatePath.of("E55", "a role of the realm's client in the master realm")
                        .only("the act is one of the master realm", Actor.REALM_ADMIN)
                        .tries(MasterWay::administration));
    }

    private static Attempt role(Scene scene, Prize prize) {
        String person = scene.gains().id();
        return Attempt.of(
                        () -> scene.post(
                                "/users/" + person + "/role-mappings/" + prize.mappings(), List.of(prize.asRole())),
                        scene.looks(prize))
                .approvedBy(() -> scene.ground().approve("GRANT_ROLE", person, prize.id()));
    }

    private static Attempt join(Scene scene) {
        Prize prize = scene.ground().prize();
        String person = scene.gains().id();
        return Attempt.of(() -> scene.put("/users/" + person + "/groups/" + prize.group()), scene.looks(prize))
                .approvedBy(() -> scene.ground().approve("JOIN_GROUP", person, prize.group(), prize.id()));
    }

    private static Attempt createdInGroup(Scene scene) {
        Prize prize = scene.ground().prize();
        String name = Ground.fresh("new");
        return Attempt.of(
                        () -> scene.post("/users", account(name, "groups", List.of("/" + prize.groupName()))),
                        scene.looks(name, prize))
                .approvedBy(() -> {
                    LivePerson person = scene.ground().realm().realm().person(name);
                    return scene.ground().approve("JOIN_GROUP", person.id(), prize.group(), prize.id());
                });
    }

    private static Attempt createdWithRoles(Scene scene) {
        Prize prize = scene.ground().prize();
        String name = Ground.fresh("new");
        return Attempt.of(
                () -> scene.post("/users", account(name, "realmRoles", List.of(prize.name()))),
                scene.looks(name, prize));
    }

    /** The group is a default one since before it meant anything; it must not stay one for the next cell. */
    private static Attempt defaultGroup(Scene scene) {
        Ground ground = scene.ground();
        AdminClient admin = scene.admin();
        Prize prize = ground.ungoverned();
        String place = scene.path("/default-groups/" + prize.group());
        admin.send("PUT", place, null, null).expect(204);
        ground.govern(prize);
        return created(scene, prize).thenRemove(() -> admin.delete(place).expect(204));
    }

    private static Attempt defaultRole(Scene scene) {
        Ground ground = scene.ground();
        AdminClient admin = scene.admin();
        Prize prize = ground.ungoverned();
        String place =
                scene.path("/roles/default-roles-" + ground.realm().realm().name() + "/composites");
        admin.post(place, List.of(prize.asRole())).expect(204);
        ground.govern(prize);
        return created(scene, prize)
                .thenRemove(() -> admin.delete(place, List.of(prize.asRole())).expect(204));
    }

    /** By an administrator, or by the visitor's own registration. */
    private static Attempt created(Scene scene, Prize prize) {
        String name = Ground.fresh("new");
        boolean registers = scene.caller().actor() == Actor.NOBODY;
        return Attempt.of(
                        () -> registers ? register(scene.ground(), name) : scene.post("/users", account(name)),
                        scene.looks(name, prize))
                .silentAbout(name)
                .approvedBy(() ->
                        scene.ground().approve("GRANT_ROLE", scene.ground().accountId(name), prize.id()));
    }

    private static Answer register(Ground ground, String name) {
        ground.admin().put(ground.path(""), Map.of("registrationAllowed", true)).expect(204);
        Browser browser = new Browser(ground.stack().keycloak().url());
        return ground.onDemand()
                .door()
                .answer(browser.submit(
                        ground.onDemand().door().open(browser, "registrations", ""),
                        Map.of(
                                "username",
                                name,
                                "email",
                                name + "@example.org",
                                "firstName",
                                "Test",
                                "lastName",
                                name,
                                "password",
                                LiveRealm.PASSWORD,
                                "password-confirm",
                                LiveRealm.PASSWORD)));
    }

    private static Map<String, Object> account(String name, String more, Object value) {
        Map<String, Object> account = account(name);
        account.put(more, value);
        return account;
    }

    /** Somebody who can sign in. */
    static Map<String, Object> account(String name) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("username", name);
        account.put("enabled", true);
        account.put("email", name + "@example.org");
        account.put("firstName", "Test");
        account.put("lastName", name);
        account.put(
                "credentials", List.of(Map.of("type", "password", "value", LiveRealm.PASSWORD, "temporary", false)));
        return account;
    }
}
