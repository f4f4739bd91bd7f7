package io.gatehouse.extension.gate;

import static io.gatehouse.extension.gate.SettingActs.arrival;
import static io.gatehouse.extension.gate.SettingActs.assign;
import static io.gatehouse.extension.gate.SettingActs.client;
import static io.gatehouse.extension.gate.SettingActs.mapper;
import static io.gatehouse.extension.gate.SettingActs.scope;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Settings that come from elsewhere: a client scope of the time before enforcement, a mapper of an identity provider. */
class SettingsInheritedIT {

    private static SettingTrial trial;

    @BeforeAll
    static void realms() {
        trial = SettingTrial.create("settings-from");
    }

    @Test
    void aScopeThatBringsAMapperOfTheTimeBeforeEnforcement() {
        GovernedRealm realm = GovernedRealm.observing(SharedStack.get(), "settings-before");
        String scope = scope(realm);
        String mapper = mapper(realm, "client-scopes/" + scope, "oidc-hardcoded-role-mapper", Map.of("role", "secret"))
                .expect(201)
                .createdId();
        String has = client(realm);
        assign(realm, has, scope).expect(204);
        realm.mode("ENFORCE").expect(200);
        // what was there stays, and may be touched as long as it does not give more
        Answer renamed = realm.admin()
                .put(
                        realm.path("/client-scopes/" + scope + "/protocol-mappers/models/" + mapper),
                        Map.of(
                                "id", mapper,
                                "name", "renamed",
                                "protocol", "openid-connect",
                                "protocolMapper", "oidc-hardcoded-role-mapper",
                                "config", Map.of("role", "secret")));
        renamed.expect(204);
        String lacks = client(realm);
        SettingTrial.reference(assign(realm, lacks, scope));
        assertFalse(realm.admin()
                .get(realm.path("/clients/" + lacks + "/default-client-scopes"))
                .body()
                .contains(scope));
    }

    @Test
    void aMapperOfAnIdentityProvider() {
        for (GovernedRealm realm : List.of(trial.enforcing(), trial.observing())) {
            realm.admin()
                    .post(
                            realm.path("/identity-provider/instances"),
                            Map.of(
                                    "alias", "partner",
                                    "providerId", "oidc",
                                    "config",
                                            Map.of(
                                                    "clientId", "us",
                                                    "clientSecret", "not-used",
                                                    "authorizationUrl", "https://partner.example.org/auth",
                                                    "tokenUrl", "https://partner.example.org/token")))
                    .expect(201);
        }
        trial.refused(
                realm -> arrival(realm, "oidc-hardcoded-role-idp-mapper", Map.of("role", "secret")),
                "INJECTS",
                "secret");
        trial.refused(
                realm -> arrival(
                        realm,
                        "oidc-advanced-group-idp-mapper",
                        Map.of("group", "/privileged", "claims", "[]", "syncMode", "FORCE")),
                "INJECTS",
                "privileged");
        arrival(trial.enforcing(), "oidc-hardcoded-role-idp-mapper", Map.of("role", "plain"))
                .expect(201);
    }
}
