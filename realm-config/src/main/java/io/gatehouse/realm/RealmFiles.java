package io.gatehouse.realm;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The production part of the realm: what any realm needs that is to be governed, without a single person. Source:
 * {@code realm/gatehouse.json} and {@code realm/user-profile.json} on the class path.
 *
 * <p>Values: {@code GATEHOUSE_REALM} name of the realm, {@code GATEHOUSE_APP_URL} address of the app without a trailing
 * slash, {@code GATEHOUSE_APP_JWKS} public keys of the app (JSON Web Key Set, RFC 7517).
 */
public final class RealmFiles {

    /** Client id of the app. */
    public static final String APP_CLIENT = "gatehouse-app";

    static final String USER_PROFILE_PROVIDER = "org.keycloak.userprofile.UserProfileProvider";

    private RealmFiles() {}

    /**
     * The part as Keycloak's RealmRepresentation, the user profile included as its component.
     *
     * @throws IllegalStateException when a value is missing
     */
    public static ObjectNode production(Map<String, String> values) {
        ObjectNode realm = template();
        Placeholders.fill(realm, values);
        return realm;
    }

    /** The same with its {@code ${NAME}} still in it. */
    static ObjectNode template() {
        ObjectNode realm = Json.resource("realm/gatehouse.json");
        ObjectNode provider = Json.object();
        provider.put("providerId", "declarative-user-profile");
        provider.set("subComponents", Json.object());
        provider.set(
                "config",
                Json.object().set("kc.user.profile.config", Json.array().add(Json.compact(userProfile()))));
        ObjectNode components = Json.object();
        components.set(USER_PROFILE_PROVIDER, Json.array().add(provider));
        realm.set("components", components);
        return realm;
    }

    /** The user profile, as {@code PUT /admin/realms/{realm}/users/profile} takes it. */
    public static JsonNode userProfile() {
        return Json.resource("realm/user-profile.json");
    }
}
