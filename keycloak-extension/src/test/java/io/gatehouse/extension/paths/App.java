package io.gatehouse.extension.paths;

import io.gatehouse.stack.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An application of one cell, at which people sign in.
 *
 * @param id internal id, of a client that need not exist yet
 */
record App(Scene scene, String id, String clientId) {

    /** A client that is still to be made. */
    static App named(Scene scene) {
        return new App(scene, Ground.fresh("id"), Ground.fresh("app"));
    }

    static App create(Scene scene, boolean fullScope) {
        App app = named(scene);
        scene.admin()
                .post(scene.path("/clients"), app.representation(fullScope, List.of()))
                .expect(201);
        return app;
    }

    /** Public, with password sign-in; its tokens may be introspected. */
    Map<String, Object> representation(boolean fullScope, List<Map<String, Object>> mappers) {
        List<Map<String, Object>> all = new ArrayList<>(mappers);
        all.add(mapper(
                "oidc-audience-mapper",
                Map.of(
                        "included.client.audience", "api",
                        "access.token.claim", "true",
                        "introspection.token.claim", "true")));
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("id", id);
        client.put("clientId", clientId);
        client.put("publicClient", true);
        client.put("directAccessGrantsEnabled", true);
        client.put("fullScopeAllowed", fullScope);
        client.put("protocolMappers", all);
        return client;
    }

    /** With what puts a claim into every token and into introspection. */
    static Map<String, String> inAllTokens(Map<String, String> config) {
        Map<String, String> all = new LinkedHashMap<>(config);
        all.put("access.token.claim", "true");
        all.put("id.token.claim", "true");
        all.put("introspection.token.claim", "true");
        return all;
    }

    static Map<String, Object> mapper(String provider, Map<String, String> config) {
        Map<String, Object> mapper = new LinkedHashMap<>();
        mapper.put("name", Ground.fresh("mapper"));
        mapper.put("protocol", "openid-connect");
        mapper.put("protocolMapper", provider);
        mapper.put("config", config);
        return mapper;
    }

    static Map<String, Object> mapper(String id, String name, String provider, Map<String, String> config) {
        Map<String, Object> mapper = mapper(provider, config);
        mapper.put("id", id);
        mapper.put("name", name);
        return mapper;
    }

    /** A new client scope that nobody has. */
    String newScope() {
        return scene.admin()
                .post(scene.path("/client-scopes"), Map.of("name", scopeName(), "protocol", "openid-connect"))
                .expect(201)
                .createdId();
    }

    /** A new client scope that this client has. */
    String scope(String kind) {
        String scope = newScope();
        scene.admin()
                .send("PUT", scene.path("/clients/" + id + "/" + kind + "-client-scopes/" + scope), null, null)
                .expect(204);
        return scope;
    }

    /** Who would gain signs in at this client. */
    Attempt attempt(Prize prize, Supplier<Answer> act) {
        return attempt(prize, "openid", act);
    }

    /** Who would gain signs in at this client and asks for its client scope. */
    Attempt askingAttempt(Prize prize, Supplier<Answer> act) {
        return attempt(prize, "openid " + scopeName(), act);
    }

    private Attempt attempt(Prize prize, String scope, Supplier<Answer> act) {
        return Attempt.of(
                act,
                () -> new Evidence(
                        scene.ground().seen().of(scene.gains().username(), prize.name(), clientId, scope),
                        scene.ground().rows().bearing(prize.id(), prize.group(), prize.name())));
    }

    private String scopeName() {
        return "scope-of-" + clientId;
    }
}
