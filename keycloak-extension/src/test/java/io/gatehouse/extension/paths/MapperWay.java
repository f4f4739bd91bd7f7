package io.gatehouse.extension.paths;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Protocol mappers, which write into tokens what nobody holds. */
final class MapperWay {

    private static final String MAPPERS = "/protocol-mappers/models";

    private MapperWay() {}

    static Attempt hardcodedRole(Scene scene) {
        Prize prize = scene.ground().prize();
        App app = App.create(scene, true);
        return app.attempt(prize, () -> scene.post("/clients/" + app.id() + MAPPERS, adds(prize.name())))
                .permitted(scene, app.id(), prize.id());
    }

    static Attempt hardcodedInScope(Scene scene) {
        Prize prize = scene.ground().prize();
        App app = App.create(scene, true);
        String scope = app.scope("default");
        return app.attempt(prize, () -> scene.post("/client-scopes/" + scope + MAPPERS, adds(prize.name())))
                .permitted(scene, scope, prize.id());
    }

    static Attempt changedMapper(Scene scene) {
        Prize prize = scene.ground().prize();
        App app = App.create(scene, true);
        String place = "/clients/" + app.id() + MAPPERS;
        Map<String, Object> before = adds("plain");
        String mapper =
                scene.admin().post(scene.path(place), before).expect(201).createdId();
        return app.attempt(
                        prize,
                        () -> scene.put(
                                place + "/" + mapper,
                                App.mapper(
                                        mapper,
                                        String.valueOf(before.get("name")),
                                        "oidc-hardcoded-role-mapper",
                                        Map.of("role", prize.name()))))
                .permitted(scene, app.id(), prize.id());
    }

    static Attempt newClientWithMapper(Scene scene) {
        Prize prize = scene.ground().prize();
        App app = App.named(scene);
        return app.attempt(prize, () -> scene.post("/clients", app.representation(true, List.of(adds(prize.name())))))
                .permitted(scene, app.id(), prize.id());
    }

    static Attempt fixedClaim(Scene scene) {
        Prize prize = scene.ground().prize();
        App app = App.create(scene, true);
        return app.attempt(
                prize,
                () -> scene.post(
                        "/clients/" + app.id() + MAPPERS,
                        App.mapper(
                                "oidc-hardcoded-claim-mapper",
                                App.inAllTokens(Map.of(
                                        "claim.name", "realm_access.roles",
                                        "claim.value", "[\"" + prize.name() + "\"]",
                                        "jsonType.label", "JSON")))));
    }

    static Attempt attributeAsRole(Scene scene) {
        Prize prize = scene.ground().prize();
        App app = App.create(scene, true);
        ObjectNode account = (ObjectNode) scene.gains().account();
        account.putObject("attributes").putArray("jobTitle").add(prize.name());
        scene.admin().put(scene.path("/users/" + scene.gains().id()), account).expect(204);
        return app.attempt(
                prize,
                () -> scene.post(
                        "/clients/" + app.id() + MAPPERS,
                        App.mapper(
                                "oidc-usermodel-attribute-mapper",
                                App.inAllTokens(Map.of(
                                        "claim.name", "realm_access.roles",
                                        "user.attribute", "jobTitle",
                                        "multivalued", "true",
                                        "jsonType.label", "String")))));
    }

    static Attempt roleName(Scene scene) {
        Prize prize = scene.ground().prize();
        String name = Ground.fresh("held");
        scene.ground().realm().realm().role(name);
        scene.gains().grant(name).expect(204);
        App app = App.create(scene, true);
        return app.attempt(
                        prize,
                        () -> scene.post(
                                "/clients/" + app.id() + MAPPERS,
                                App.mapper(
                                        "oidc-role-name-mapper", Map.of("role", name, "new.role.name", prize.name()))))
                .permitted(scene, app.id(), prize.id());
    }

    static Attempt audience(Scene scene) {
        App vault = App.create(scene, false);
        String name = Ground.fresh("secret");
        scene.admin()
                .post(scene.path("/clients/" + vault.id() + "/roles"), Map.of("name", name))
                .expect(201);
        String role = scene.admin()
                .get(scene.path("/clients/" + vault.id() + "/roles/" + name))
                .expect(200)
                .json()
                .path("id")
                .asString();
        scene.ground().govern("CLIENT_ROLE", role);
        scene.ground().govern("CLIENT", vault.id());
        App app = App.create(scene, true);
        return app.attempt(
                        new Prize(role, vault.clientId(), vault.id(), "", ""),
                        () -> scene.post(
                                "/clients/" + app.id() + MAPPERS,
                                App.mapper(
                                        "oidc-audience-mapper",
                                        App.inAllTokens(Map.of("included.client.audience", vault.clientId())))))
                .permitted(scene, app.id(), role);
    }

    static Map<String, Object> adds(String role) {
        return App.mapper("oidc-hardcoded-role-mapper", Map.of("role", role));
    }
}
