package io.gatehouse.extension.gate;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.stack.Answer;
import java.util.Map;
import java.util.UUID;

/** Changes of settings as an administrator makes them. */
final class SettingActs {

    private SettingActs() {}

    static Map<String, Object> model(String provider, Map<String, String> config) {
        return Map.of(
                "name",
                "m-" + UUID.randomUUID(),
                "protocol",
                "openid-connect",
                "protocolMapper",
                provider,
                "config",
                config);
    }

    static Answer mapper(GovernedRealm realm, String owner, String provider, Map<String, String> config) {
        return realm.admin().post(realm.path("/" + owner + "/protocol-mappers/models"), model(provider, config));
    }

    static Answer arrival(GovernedRealm realm, String provider, Map<String, String> config) {
        return realm.admin()
                .post(
                        realm.path("/identity-provider/instances/partner/mappers"),
                        Map.of(
                                "name",
                                "m-" + UUID.randomUUID(),
                                "identityProviderAlias",
                                "partner",
                                "identityProviderMapper",
                                provider,
                                "config",
                                config));
    }

    static Answer assign(GovernedRealm realm, String client, String scope) {
        return realm.admin().put(realm.path("/clients/" + client + "/default-client-scopes/" + scope), null);
    }

    static String client(GovernedRealm realm) {
        return realm.admin()
                .post(realm.path("/clients"), Map.of("clientId", "c-" + UUID.randomUUID(), "publicClient", true))
                .expect(201)
                .createdId();
    }

    static String narrow(GovernedRealm realm) {
        return realm.admin()
                .post(
                        realm.path("/clients"),
                        Map.of("clientId", "c-" + UUID.randomUUID(), "publicClient", true, "fullScopeAllowed", false))
                .expect(201)
                .createdId();
    }

    static String scope(GovernedRealm realm) {
        return realm.admin()
                .post(
                        realm.path("/client-scopes"),
                        Map.of("name", "s-" + UUID.randomUUID(), "protocol", "openid-connect"))
                .expect(201)
                .createdId();
    }
}
