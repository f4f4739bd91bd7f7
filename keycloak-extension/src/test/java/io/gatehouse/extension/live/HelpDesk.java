package io.gatehouse.extension.live;

import io.gatehouse.stack.AdminClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Fine-grained admin permissions: what one may do in a realm without any role of its administration. */
public final class HelpDesk {

    private HelpDesk() {}

    /**
     * One permission for all objects of a type; several for the same objects would have to agree.
     *
     * @param type {@code Users} or {@code Clients}
     */
    public static void permit(GovernedRealm realm, String type, List<String> scopes, List<String> accounts) {
        String server = "/clients/"
                + realm.admin()
                        .get(realm.path("/clients?clientId=admin-permissions"))
                        .expect(200)
                        .json()
                        .get(0)
                        .path("id")
                        .asString()
                + "/authz/resource-server";
        String policy = realm.admin()
                .post(
                        realm.path(server + "/policy/user"),
                        Map.of("name", "who-" + UUID.randomUUID(), "users", accounts))
                .expect(201)
                .json()
                .path("id")
                .asString();
        realm.admin()
                .post(
                        realm.path(server + "/permission/scope"),
                        Map.of(
                                "name",
                                "may-" + UUID.randomUUID(),
                                "resourceType",
                                type,
                                "scopes",
                                scopes,
                                "policies",
                                List.of(policy)))
                .expect(201);
    }

    /** The admin API with a person's own token. */
    public static AdminClient as(LivePerson person) {
        return AdminClient.anonymous(person.realm().stack().keycloak().url())
                .as(person.realm().name(), "portal", person.username(), LiveRealm.PASSWORD);
    }
}
