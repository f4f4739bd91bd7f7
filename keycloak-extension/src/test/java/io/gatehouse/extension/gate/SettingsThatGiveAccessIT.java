package io.gatehouse.extension.gate;

import static io.gatehouse.extension.gate.SettingActs.assign;
import static io.gatehouse.extension.gate.SettingActs.client;
import static io.gatehouse.extension.gate.SettingActs.mapper;
import static io.gatehouse.extension.gate.SettingActs.model;
import static io.gatehouse.extension.gate.SettingActs.narrow;
import static io.gatehouse.extension.gate.SettingActs.scope;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.stack.Answer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A setting that gives a governed role without a grant is refused where the gate enforces. Each act is done in a realm that
 * only observes as well: there it works, so the refusal is the gate's, and it is reported.
 */
class SettingsThatGiveAccessIT {

    private static GovernedRealm enforcing;
    private static SettingTrial trial;

    @BeforeAll
    static void realms() {
        trial = SettingTrial.create("settings");
        enforcing = trial.enforcing();
    }

    @Test
    void aMapperWithAFixedRole() {
        trial.refused(
                realm -> mapper(
                        realm, "clients/" + client(realm), "oidc-hardcoded-role-mapper", Map.of("role", "secret")),
                "INJECTS",
                "secret");
    }

    @Test
    void aMapperWithAFixedRoleInAClientScope() {
        trial.refused(
                realm -> mapper(
                        realm,
                        "client-scopes/" + scope(realm),
                        "oidc-hardcoded-role-mapper",
                        Map.of("role", "shop.refunds")),
                "INJECTS",
                "refunds");
    }

    @Test
    void anotherNameForAnOrdinaryRole() {
        trial.refused(
                realm -> mapper(
                        realm,
                        "clients/" + client(realm),
                        "oidc-role-name-mapper",
                        Map.of("role", "plain", "new.role.name", "secret")),
                "INJECTS",
                "secret");
    }

    @Test
    void aClaimWhereRolesStand() {
        trial.refused(
                realm -> mapper(
                        realm,
                        "clients/" + client(realm),
                        "oidc-hardcoded-claim-mapper",
                        Map.of(
                                "claim.name",
                                "realm_access.roles",
                                "claim.value",
                                "[\"secret\"]",
                                "jsonType.label",
                                "JSON")),
                "INJECTS",
                null);
    }

    @Test
    void aClientThatIsMadeWithSuchAMapper() {
        trial.refused(
                realm -> realm.admin()
                        .post(
                                realm.path("/clients"),
                                Map.of(
                                        "clientId",
                                        "smuggler",
                                        "protocolMappers",
                                        List.of(Map.of(
                                                "name", "roles",
                                                "protocol", "openid-connect",
                                                "protocolMapper", "oidc-hardcoded-role-mapper",
                                                "config", Map.of("role", "secret"))))),
                "INJECTS",
                "secret");
        assertEquals(
                0,
                enforcing
                        .admin()
                        .get(enforcing.path("/clients?clientId=smuggler"))
                        .json()
                        .size());
    }

    @Test
    void aMapperThatIsTurnedIntoOne() {
        Function<GovernedRealm, Answer> act = realm -> {
            String path = realm.path("/clients/" + client(realm) + "/protocol-mappers/models");
            Map<String, Object> model = model("oidc-hardcoded-role-mapper", Map.of("role", "plain"));
            String id = realm.admin().post(path, model).expect(201).createdId();
            return realm.admin()
                    .put(
                            path + "/" + id,
                            Map.of(
                                    "id",
                                    id,
                                    "name",
                                    model.get("name"),
                                    "protocol",
                                    "openid-connect",
                                    "protocolMapper",
                                    "oidc-hardcoded-role-mapper",
                                    "config",
                                    Map.of("role", "secret")));
        };
        trial.refused(act, "INJECTS", "secret");
    }

    @Test
    void aScopeMapping() {
        trial.refused(
                realm -> realm.admin()
                        .post(
                                realm.path("/clients/" + narrow(realm) + "/scope-mappings/realm"),
                                List.of(realm.roleOf("secret"))),
                "EXPOSES",
                "secret");
        trial.refused(
                realm -> realm.admin()
                        .post(
                                realm.path("/client-scopes/" + scope(realm) + "/scope-mappings/realm"),
                                List.of(realm.roleOf("secret"))),
                "EXPOSES",
                "secret");
    }

    @Test
    void fullScope() {
        trial.refused(
                realm -> {
                    String id = narrow(realm);
                    return realm.admin().put(realm.path("/clients/" + id), Map.of("id", id, "fullScopeAllowed", true));
                },
                "EXPOSES",
                null);
    }

    @Test
    void theAudienceOfAClientWithGovernedRoles() {
        trial.refused(
                realm -> mapper(
                        realm,
                        "clients/" + client(realm),
                        "oidc-audience-mapper",
                        Map.of("included.client.audience", "shop", "access.token.claim", "true")),
                "AUDIENCE",
                "refunds");
    }

    @Test
    void ordinarySettingsAreNotHeldUp() {
        String client = client(enforcing);
        mapper(enforcing, "clients/" + client, "oidc-hardcoded-role-mapper", Map.of("role", "plain"))
                .expect(201);
        mapper(
                        enforcing,
                        "clients/" + client,
                        "oidc-usermodel-attribute-mapper",
                        Map.of("claim.name", "department", "user.attribute", "department"))
                .expect(201);
        String narrow = narrow(enforcing);
        enforcing
                .admin()
                .post(
                        enforcing.path("/clients/" + narrow + "/scope-mappings/realm"),
                        List.of(enforcing.roleOf("plain")))
                .expect(204);
        assign(enforcing, client, scope(enforcing)).expect(204);
        JsonNode whole =
                enforcing.admin().get(enforcing.path("/clients/" + client)).json();
        enforcing.admin().put(enforcing.path("/clients/" + client), whole).expect(204);
        assertTrue(whole.path("fullScopeAllowed").asBoolean(), "full scope from the start is Keycloak's own default");
    }
}
