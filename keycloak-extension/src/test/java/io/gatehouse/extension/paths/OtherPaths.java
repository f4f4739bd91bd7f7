package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.paths.Cell.Result;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import java.util.List;
import java.util.Map;

/** Imports, identity providers, settings of the realm, and what goes past Keycloak: E06, E07, E42–E52, E56–E62. */
final class OtherPaths {

    private static final String COVERS =
            "whoever may do this (a role of the highest tier) covers everything in the realm";

    private OtherPaths() {}

    static List<GatePath> all() {
        return List.of(
                imported("E06a", "people with the role imported").tries(OtherPaths::importPeople),
                imported("E06b", "a role with the role in it imported, then given")
                        .tries(OtherPaths::importRole),
                imported("E06c", "a group with the role imported, then joined").tries(OtherPaths::importGroup),
                imported("E06d", "a client imported with a mapper that adds the role")
                        .heldBy("L1 L3")
                        .tries(OtherPaths::importClient),
                GatePath.of("E07a", "a realm imported by REST")
                        .notHere("a new realm has privileges of its own only, and is governed from its own mode on"),
                elsewhere("E07b", "a realm imported over an existing one on the command line", "L1")
                        .shownBy(
                                "rescue.ImportOverARealmIT#anExportThatGivesMoreIsRefusedAndOneThatDoesNotIsAChangeLikeOthers",
                                Result.REFUSED),
                GatePath.of("E42", "a signing key that one knows added to the realm")
                        .notHere(COVERS),
                GatePath.of("E43b", "a sign-in flow of the realm weakened").notHere(COVERS),
                GatePath.of("E44", "an identity provider pointed to another server")
                        .notHere(COVERS),
                GatePath.of("E45a", "a mapper of an identity provider that adds the role, then a sign-in")
                        .by("manage-identity-providers")
                        .never(Actor.SELF, "people of the identity provider gain by it")
                        .approvedBy("PERMIT")
                        .tries(OtherPaths::arrivalMapper),
                GatePath.of("E45b", "a sign-in through a mapper that was there before the role was governed")
                        .only("it comes with the sign-in", Actor.NOBODY)
                        .approvedBy("GRANT_ROLE")
                        .tries(OtherPaths::arrival),
                GatePath.of("E46", "a directory's mapper that gives roles while people are read")
                        .heldBy("L3 L4")
                        .givesNothing("needs a user directory, which this run does not have"),
                GatePath.of("E47", "the user profile changed so that people edit what a mapper reads")
                        .notHere(COVERS),
                GatePath.of("E48", "required actions of the realm changed").notHere(COVERS),
                GatePath.of("E49", "a preview feature switched on, such as scripts")
                        .notHere("takes a new build of the server; who can do that is past prevention"),
                GatePath.of("E50", "a permission for an accomplice, who then gives the role")
                        .by("manage-authorization", "manage-clients", "manage-realm", "manage-users")
                        .approvedBy("GRANT_ROLE")
                        .tries(PermissionWay::accomplice),
                GatePath.of("E51", "a policy by which a privileged client decides changed")
                        .by(Rights.permission("Clients", "view", "manage"))
                        .heldBy("L1 L2")
                        .never(Actor.REALM_ADMIN, COVERS)
                        .approvedBy("PERMIT")
                        .tries(PolicyWay::changed),
                GatePath.of("E52", "a resource shared by its owner")
                        .notHere("a share gives no role; what one owns one may share"),
                elsewhere("E56", "an administrator made on the command line (bootstrap-admin)", "L1")
                        .shownBy(
                                "rescue.BootstrapAdminIT#whileMasterEnforcesNobodyIsMadeAndTheDocumentedWayOutWorks",
                                Result.REFUSED),
                elsewhere("E57", "rows written past Keycloak (SQL)", "L2 L3")
                        .shownBy("guard.UnapprovedGrantDoesNotCountIT#aRole", Result.NO_EFFECT),
                elsewhere("E58", "the extension removed from the server", "L3 L4")
                        .shownBy(
                                "rescue.TimeWithoutTheJarIT"
                                        + "#whatIsGrantedWithoutTheJarDoesNotCountWhenItIsBackAndIsFoundWithinAMinute",
                                Result.NO_EFFECT),
                GatePath.of("E59", "the realm's events and listeners switched off, then the role given")
                        .by("manage-realm", "manage-events", "manage-users")
                        .approvedBy("GRANT_ROLE")
                        .tries(OtherPaths::withoutEvents),
                elsewhere("E60", "an old backup restored", "L4")
                        .shownBy(
                                "rescue.TimeWithoutTheJarIT"
                                        + "#anOlderDatabaseBringsBackWhatItHeldAndItsAuditChainIsShorterThanItWas",
                                Result.DETECTED),
                GatePath.of("E61", "somebody who has left enabled again")
                        .heldBy("L1 L3")
                        .never(Actor.SELF, "who is disabled cannot act")
                        .shownBy(
                                "leaver.LeaverHasNoAccessIT#nobodyEnablesGrantsOrDeletesADepartedAccount",
                                Result.REFUSED),
                elsewhere("E62", "the role and somebody else's approval copied in the database", "L2 L4")
                        .tries(DatabaseWay::forged));
    }

    private static GatePath imported(String id, String words) {
        return GatePath.of(id, words).by("manage-realm");
    }

    private static GatePath elsewhere(String id, String words, String layer) {
        return GatePath.of(id, words).heldBy(layer).only("whoever can do this is past Keycloak", Actor.NOBODY);
    }

    private static Answer imports(Scene scene, String kind, Object content) {
        return scene.post("/partialImport", Map.of("ifResourceExists", "FAIL", kind, content));
    }

    private static Attempt importPeople(Scene scene) {
        Prize prize = scene.ground().prize();
        String name = Ground.fresh("imported");
        Map<String, Object> account = MemberPaths.account(name);
        account.put("realmRoles", List.of(prize.name()));
        return Attempt.of(() -> imports(scene, "users", List.of(account)), scene.looks(name, prize));
    }

    private static Attempt importRole(Scene scene) {
        Prize prize = scene.ground().prize();
        String name = Ground.fresh("smuggler");
        Map<String, Object> role =
                Map.of("name", name, "composite", true, "composites", Map.of("realm", List.of(prize.name())));
        return Attempt.of(
                Attempt.inTurn(() -> imports(scene, "roles", Map.of("realm", List.of(role))), () -> {
                    Answer made = scene.admin().get(scene.path("/roles/" + name));
                    return made.status() == 200 ? scene.gains().grant(name) : made;
                }),
                scene.looks(prize));
    }

    private static Attempt importGroup(Scene scene) {
        Prize prize = scene.ground().prize();
        String name = Ground.fresh("smugglers");
        return Attempt.of(
                Attempt.inTurn(
                        () -> imports(
                                scene,
                                "groups",
                                List.of(Map.of("name", name, "path", "/" + name, "realmRoles", List.of(prize.name())))),
                        () -> {
                            Answer made = scene.admin().get(scene.path("/group-by-path/" + name));
                            return made.status() == 200
                                    ? scene.gains().join(made.json().path("id").asString())
                                    : made;
                        }),
                scene.looks(prize));
    }

    private static Attempt importClient(Scene scene) {
        Prize prize = scene.ground().prize();
        App app = App.named(scene);
        return app.attempt(
                prize,
                () -> imports(
                        scene,
                        "clients",
                        List.of(app.representation(
                                true,
                                List.of(App.mapper("oidc-hardcoded-role-mapper", Map.of("role", prize.name())))))));
    }

    private static final String ARRIVALS = "/identity-provider/instances/" + Broker.ALIAS + "/mappers";

    /** The mapper goes again: it would give the role to whoever arrives next. */
    private static Attempt arrivalMapper(Scene scene) {
        Prize prize = scene.ground().prize();
        Broker broker = scene.ground().onDemand().broker();
        LivePerson person = broker.arrival();
        return Attempt.of(
                        () -> scene.post(
                                ARRIVALS,
                                broker.mapper(
                                        "oidc-hardcoded-role-idp-mapper",
                                        Map.of("role", prize.name(), "syncMode", "INHERIT"))),
                        () -> new Evidence(
                                broker.signIn(person, prize.name()),
                                scene.ground().rows().bearing(prize.id(), prize.group(), prize.name())))
                .permitted(scene, broker.providerId(), prize.id())
                .thenRemove(() -> removeMappers(scene));
    }

    /** Who has not arrived yet is not looked at: the look is a sign-in itself. */
    private static Attempt arrival(Scene scene) {
        Ground ground = scene.ground();
        Prize prize = ground.ungoverned();
        Broker broker = ground.onDemand().broker();
        scene.admin()
                .post(
                        scene.path(ARRIVALS),
                        broker.mapper("oidc-hardcoded-role-idp-mapper", Map.of("role", prize.name())))
                .expect(201);
        ground.govern(prize);
        LivePerson person = broker.arrival();
        return Attempt.of(
                        () -> broker.signIn(person),
                        () -> new Evidence(
                                scene.admin()
                                                .get(scene.path("/users?exact=true&username=" + person.username()))
                                                .json()
                                                .isEmpty()
                                        ? java.util.Set.of()
                                        : broker.signIn(person, prize.name()),
                                ground.rows().bearing(prize.id(), prize.group(), prize.name())))
                .silentAbout(person.username())
                .approvedBy(() -> ground.approve("GRANT_ROLE", ground.accountId(person.username()), prize.id()))
                .thenRemove(() -> removeMappers(scene));
    }

    private static void removeMappers(Scene scene) {
        AdminClient admin = scene.admin();
        admin.get(scene.path(ARRIVALS))
                .expect(200)
                .json()
                .forEach(mapper -> admin.delete(
                                scene.path(ARRIVALS + "/" + mapper.path("id").asString()))
                        .expect(204));
    }

    private static Attempt withoutEvents(Scene scene) {
        Prize prize = scene.ground().prize();
        return Attempt.of(
                        Attempt.inTurn(
                                () -> scene.put(
                                        "/events/config",
                                        Map.of(
                                                "eventsEnabled", false,
                                                "adminEventsEnabled", false,
                                                "eventsListeners", List.of())),
                                () -> scene.post(
                                        "/users/" + scene.gains().id() + "/role-mappings/realm",
                                        List.of(prize.asRole()))),
                        scene.looks(prize))
                .approvedBy(
                        () -> scene.ground().approve("GRANT_ROLE", scene.gains().id(), prize.id()));
    }
}
