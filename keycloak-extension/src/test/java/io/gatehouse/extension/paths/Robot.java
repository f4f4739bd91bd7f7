package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import java.util.Map;

/**
 * A confidential client with a service account.
 *
 * @param id internal id of the client
 */
record Robot(String id, LivePerson account) {

    static Robot create(GovernedRealm realm, String clientId, String secret) {
        String id = realm.admin()
                .post(
                        realm.path("/clients"),
                        Map.of(
                                "clientId",
                                clientId,
                                "secret",
                                secret,
                                "publicClient",
                                false,
                                "serviceAccountsEnabled",
                                true))
                .expect(201)
                .createdId();
        String account = realm.admin()
                .get(realm.path("/clients/" + id + "/service-account-user"))
                .expect(200)
                .json()
                .path("id")
                .asString();
        return new Robot(id, new LivePerson(realm.realm(), account, clientId));
    }
}
