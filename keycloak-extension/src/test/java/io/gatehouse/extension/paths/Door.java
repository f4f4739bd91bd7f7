package io.gatehouse.extension.paths;

import io.gatehouse.stack.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A client of a realm at which people sign in with a browser. */
record Door(Ground ground, String clientId) {

    private static final String BACK = "https://door.example.org/in";
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    static Door create(Ground ground) {
        String clientId = Ground.fresh("door");
        ground.admin()
                .post(
                        ground.path("/clients"),
                        Map.of(
                                "clientId",
                                clientId,
                                "publicClient",
                                true,
                                "redirectUris",
                                List.of(BACK),
                                "protocolMappers",
                                List.of(App.mapper(
                                        "oidc-audience-mapper",
                                        Map.of(
                                                "included.client.audience", "api",
                                                "access.token.claim", "true",
                                                "introspection.token.claim", "true")))))
                .expect(201);
        return new Door(ground, clientId);
    }

    /**
     * Opens the way in.
     *
     * @param endpoint {@code auth} or {@code registrations}
     */
    Browser.Page open(Browser browser, String endpoint, String more) {
        return browser.open(ground.stack().keycloak().url()
                + ground.seen().openid(endpoint) + "?response_type=code&scope=openid&client_id=" + clientId
                + "&redirect_uri=" + BACK + more);
    }

    /** What the visitor was told at last; where that is a code, the answer of the token endpoint to it. */
    Answer answer(Browser.Page last) {
        String code = code(last);
        return code == null
                ? new Answer(
                        last.status(),
                        last.html(),
                        Optional.empty(),
                        "GET " + last.at().getPath())
                : ground.seen()
                        .anonymous()
                        .form(
                                ground.seen().openid("token"),
                                Map.of(
                                        "grant_type", "authorization_code",
                                        "client_id", clientId,
                                        "redirect_uri", BACK,
                                        "code", code));
    }

    private static @Nullable String code(Browser.Page last) {
        Matcher matcher = CODE.matcher(last.at().toString());
        return last.status() == 0 && matcher.find() ? matcher.group(1) : null;
    }
}
