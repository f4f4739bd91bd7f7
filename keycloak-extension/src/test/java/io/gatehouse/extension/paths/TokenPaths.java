package io.gatehouse.extension.paths;

import io.gatehouse.stack.Answer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Nobody gets anything, and still it is in a token: E18–E27. */
final class TokenPaths {

    private static final String PERMIT = "PERMIT";

    private TokenPaths() {}

    static List<GatePath> all() {
        return List.of(
                path("E18", "the role put into the scope of a client without full scope, by whom it is held")
                        .by("manage-clients", "manage-realm")
                        .approvedBy(PERMIT)
                        .tries(TokenPaths::scopeMapping),
                path("E19", "the role put into the scope of a client scope that the client has")
                        .by("manage-clients", "manage-realm")
                        .approvedBy(PERMIT)
                        .tries(TokenPaths::mappingOfScope),
                path("E20a", "full scope switched on for a client")
                        .approvedBy(PERMIT)
                        .tries(TokenPaths::fullScope),
                path("E20b", "a new client with full scope")
                        .accepted("allowed by decision 0016: a new client has full scope, as in Keycloak")
                        .tries(TokenPaths::newClient),
                path("E21a", "a client scope that has the role given to a client")
                        .approvedBy(PERMIT)
                        .tries(scene -> scopeGiven(scene, "default")),
                path("E21b", "a client scope that has the role given to a client as an optional one")
                        .approvedBy(PERMIT)
                        .tries(scene -> scopeGiven(scene, "optional")),
                path("E22a", "a mapper of a client that adds the role to everybody")
                        .approvedBy(PERMIT)
                        .tries(MapperWay::hardcodedRole),
                path("E22b", "a mapper of a client scope that adds the role to everybody")
                        .approvedBy(PERMIT)
                        .tries(MapperWay::hardcodedInScope),
                path("E22c", "a mapper of a client changed so that it adds the role")
                        .approvedBy(PERMIT)
                        .tries(MapperWay::changedMapper),
                path("E22d", "a new client with a mapper that adds the role")
                        .approvedBy(PERMIT)
                        .tries(MapperWay::newClientWithMapper),
                path("E23a", "a mapper with a fixed claim where the roles are").tries(MapperWay::fixedClaim),
                path("E23b", "a mapper of a person's attribute into where the roles are")
                        .tries(MapperWay::attributeAsRole),
                path("E24", "a mapper that gives another role this role's name")
                        .approvedBy(PERMIT)
                        .tries(MapperWay::roleName),
                path("E25", "a mapper that is a script")
                        .notHere("scripts are a preview feature of Keycloak and off in this run"),
                path("E26", "a mapper that adds a governed client as audience")
                        .approvedBy(PERMIT)
                        .tries(MapperWay::audience),
                path("E27a", "a client that registers itself with a mapper that adds the role")
                        .by("create-client")
                        .tries(RegistrationWay::created),
                path("E27b", "a client that adds such a mapper by its registration token")
                        .only("whoever holds the client's registration token does it", Actor.SELF)
                        .tries(RegistrationWay::updated));
    }

    private static GatePath path(String id, String words) {
        return GatePath.of(id, words).by("manage-clients").heldBy("L1 L3");
    }

    private static Attempt scopeMapping(Scene scene) {
        Prize prize = held(scene);
        App app = App.create(scene, false);
        return app.attempt(
                        prize,
                        () -> scene.post("/clients/" + app.id() + "/scope-mappings/realm", List.of(prize.asRole())))
                .permitted(scene, app.id(), prize.id());
    }

    private static Attempt mappingOfScope(Scene scene) {
        Prize prize = held(scene);
        App app = App.create(scene, false);
        String scope = app.scope("default");
        return app.attempt(
                        prize,
                        () -> scene.post("/client-scopes/" + scope + "/scope-mappings/realm", List.of(prize.asRole())))
                .permitted(scene, scope, prize.id());
    }

    private static Attempt fullScope(Scene scene) {
        Prize prize = held(scene);
        App app = App.create(scene, false);
        return app.attempt(
                        prize,
                        () -> scene.put(
                                "/clients/" + app.id(), Map.of("clientId", app.clientId(), "fullScopeAllowed", true)))
                .permitted(scene, app.id(), "*");
    }

    private static Attempt newClient(Scene scene) {
        Prize prize = held(scene);
        App app = App.named(scene);
        return app.attempt(prize, () -> scene.post("/clients", app.representation(true, List.of())));
    }

    private static Attempt scopeGiven(Scene scene, String kind) {
        Ground ground = scene.ground();
        Prize prize = ground.ungoverned();
        App app = App.create(scene, false);
        String scope = app.newScope();
        scene.admin()
                .post(scene.path("/client-scopes/" + scope + "/scope-mappings/realm"), List.of(prize.asRole()))
                .expect(204);
        ground.govern(prize);
        ground.give(scene.gains(), prize);
        Supplier<Answer> act = () -> scene.put("/clients/" + app.id() + "/" + kind + "-client-scopes/" + scope);
        Attempt attempt = kind.equals("optional") ? app.askingAttempt(prize, act) : app.attempt(prize, act);
        return attempt.permitted(scene, app.id(), prize.id());
    }

    /** Who would gain holds it rightfully; the act lets a client have it that must not. */
    private static Prize held(Scene scene) {
        Prize prize = scene.ground().prize();
        scene.ground().give(scene.gains(), prize);
        return prize;
    }
}
