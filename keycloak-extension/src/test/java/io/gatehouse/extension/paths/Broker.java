package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.stack.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Another realm of the same server as identity provider; people arrive from there. */
final class Broker {

    static final String ALIAS = "partner";
    private static final String SECRET = "secret-of-the-broker";

    private final Ground ground;
    private final LiveRealm partner;
    private final Door door;

    private Broker(Ground ground, LiveRealm partner, Door door) {
        this.ground = ground;
        this.partner = partner;
        this.door = door;
    }

    static Broker create(Ground ground) {
        LiveRealm partner = LiveRealm.create(ground.stack(), ALIAS);
        String openid = ground.stack().keycloak().url() + "/realms/" + partner.name() + "/protocol/openid-connect/";
        ground.admin()
                .post(
                        partner.path("/clients"),
                        Map.of(
                                "clientId",
                                "partner-door",
                                "secret",
                                SECRET,
                                "publicClient",
                                false,
                                "redirectUris",
                                List.of(ground.stack().keycloak().url() + "/realms/*")))
                .expect(201);
        ground.admin()
                .post(
                        ground.path("/identity-provider/instances"),
                        Map.of(
                                "alias",
                                ALIAS,
                                "providerId",
                                "oidc",
                                "trustEmail",
                                true,
                                "config",
                                Map.of(
                                        "clientId",
                                        "partner-door",
                                        "clientSecret",
                                        SECRET,
                                        "clientAuthMethod",
                                        "client_secret_post",
                                        "authorizationUrl",
                                        openid + "auth",
                                        "tokenUrl",
                                        openid + "token",
                                        "userInfoUrl",
                                        openid + "userinfo",
                                        "defaultScope",
                                        "openid profile email",
                                        "syncMode",
                                        "FORCE")))
                .expect(201);
        return new Broker(ground, partner, Door.create(ground));
    }

    /** Somebody who has an account there, and none here. */
    LivePerson arrival() {
        return partner.person(Ground.fresh("arrival"));
    }

    /** Signs in here by the account there. */
    Answer signIn(LivePerson arrival) {
        Browser browser = new Browser(ground.stack().keycloak().url());
        Browser.Page page = door.open(browser, "auth", "&kc_idp_hint=" + ALIAS);
        for (int forms = 0; forms < 2 && page.hasForm(); forms++) {
            page = browser.submit(page, Map.of("username", arrival.username(), "password", LiveRealm.PASSWORD));
        }
        return door.answer(page);
    }

    /** Where the text shows after a sign-in by the account there. */
    Set<String> signIn(LivePerson arrival, String text) {
        return ground.seen().ofTokens(signIn(arrival), text);
    }

    /** Internal id of the identity provider. */
    String providerId() {
        return ground.admin()
                .get(ground.path("/identity-provider/instances/" + ALIAS))
                .expect(200)
                .json()
                .path("internalId")
                .asString();
    }

    /** A mapper for everybody who arrives. */
    Map<String, Object> mapper(String provider, Map<String, String> config) {
        return Map.of(
                "name",
                Ground.fresh("mapper"),
                "identityProviderAlias",
                ALIAS,
                "identityProviderMapper",
                provider,
                "config",
                config);
    }
}
