package io.gatehouse.extension.paths;

import io.gatehouse.stack.Answer;
import java.util.List;
import java.util.Map;

/** Clients that register and change themselves (dynamic client registration). */
final class RegistrationWay {

    private RegistrationWay() {}

    static Attempt created(Scene scene) {
        Prize prize = scene.ground().prize();
        App app = App.named(scene);
        Map<String, Object> client = app.representation(true, List.of());
        client.remove("id");
        client.put("protocolMappers", List.of(MapperWay.adds(prize.name())));
        return app.attempt(prize, () -> scene.caller().client().post(endpoint(scene, ""), client));
    }

    static Attempt updated(Scene scene) {
        Prize prize = scene.ground().prize();
        App app = App.create(scene, true);
        String token = scene.admin()
                .send("POST", scene.path("/clients/" + app.id() + "/registration-access-token"), null, null)
                .expect(200)
                .json()
                .path("registrationAccessToken")
                .asString();
        Map<String, Object> client = app.representation(true, List.of());
        client.put("protocolMappers", List.of(MapperWay.adds(prize.name())));
        return app.attempt(prize, () -> changed(scene, app, token, client));
    }

    private static Answer changed(Scene scene, App app, String token, Map<String, Object> client) {
        return scene.ground().seen().anonymous().as(token).put(endpoint(scene, "/" + app.clientId()), client);
    }

    private static String endpoint(Scene scene, String rest) {
        return "/realms/" + scene.ground().realm().realm().name() + "/clients-registrations/default" + rest;
    }
}
