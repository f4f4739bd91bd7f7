package io.gatehouse.realm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** People, the app and administrators work with the imported realm as its files promise. */
final class ImportedRealmInUseIT {

    @Test
    void theServiceAccountHasExactlyOneRoleAndSignsInWithItsKeyOnly() throws Exception {
        Imported.assertOnlyAccess(Imported.REALM);
        JsonNode token = AppSignIn.claims(
                accessToken(new AppSignIn(Imported.stack()).serviceAccount().expect(200)));
        assertEquals(List.of("extension-access"), Imported.texts(token.get("gatehouse_roles")));
        assertTrue(token.path("realm_access").isMissingNode()
                && token.path("resource_access").isMissingNode());
        assertTrue(token.get("exp").asLong() - token.get("iat").asLong() <= 120);

        String secret =
                Imported.client(Imported.REALM, "gatehouse-app").path("secret").asString("none");
        Answer bySecret = Imported.stack()
                .admin()
                .form(
                        "/realms/lanstone/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                "gatehouse-app",
                                "client_secret",
                                secret));
        refusedAsClient(bySecret);
    }

    @Test
    void theRolesOfTheAppAreInBothTokensAndInUserinfo() throws Exception {
        JsonNode answer =
                new AppSignIn(Imported.stack()).tokens("liu.yang").expect(200).json();
        JsonNode access = AppSignIn.claims(answer.get("access_token").stringValue());
        JsonNode id = AppSignIn.claims(answer.get("id_token").stringValue());
        JsonNode userinfo = Imported.stack()
                .admin()
                .as(answer.get("access_token").stringValue())
                .get("/realms/lanstone/protocol/openid-connect/userinfo")
                .expect(200)
                .json();
        for (JsonNode claims : List.of(access, id, userinfo)) {
            assertEquals(
                    Set.of("administrator", "approver"),
                    new TreeSet<>(Imported.texts(claims.get("gatehouse_roles"))),
                    claims.toString());
        }
        assertTrue(Imported.texts(access.get("aud")).contains("gatehouse-app"), access.toString());
        // fullScopeAllowed is off: what the person may do elsewhere is not the app's business
        assertTrue(access.path("resource_access").isMissingNode(), access.toString());
    }

    @Test
    void signInWithoutPkceAndByPasswordIsRefused() throws Exception {
        AppSignIn app = new AppSignIn(Imported.stack());
        AppSignIn.Landing landing = app.browse("liu.yang", DemoRealm.PASSWORD, Map.of(), "en");
        assertTrue(landing.location().contains("error=invalid_request"), landing.location());
        Answer direct =
                Imported.stack().admin().tokens(DemoRealm.NAME, "gatehouse-app", "liu.yang", DemoRealm.PASSWORD);
        refusedAsClient(direct);
    }

    @Test
    void nobodyChangesTheirOwnManagerButEverybodyTheirLanguage() {
        String token = Imported.stack().admin().tokenFor(DemoRealm.NAME, "erp", "ren.jie", DemoRealm.PASSWORD);
        AdminClient me = Imported.stack().admin().as(token);
        String account = "/realms/lanstone/account?userProfileMetadata=true";
        JsonNode before = Imported.person("ren.jie");
        for (String name : List.of("manager", "department", "employeeNumber", "employmentType", "displayName")) {
            ObjectNode mine = account(me, account);
            mine.withObjectProperty("attributes").putArray(name).add("EXTERNAL");
            me.post("/realms/lanstone/account", mine);
            assertEquals(Imported.attribute(before, name), Imported.attribute(Imported.person("ren.jie"), name), name);
        }
        // the same call does change what people may change, so the refusals above were refusals
        ObjectNode mine = account(me, account);
        assertNotEquals("en", mine.get("attributes").path("locale").path(0).asString(""));
        mine.withObjectProperty("attributes").putArray("locale").add("en");
        me.post("/realms/lanstone/account", mine).expect(204);
        assertEquals("en", Imported.attribute(Imported.person("ren.jie"), "locale"));
    }

    @Test
    void aFreshTokenShowsRolesHeldDirectlyByGroupAndByBusinessRole() {
        String token = Imported.stack().admin().tokenFor(DemoRealm.NAME, "erp", "deng.chao", DemoRealm.PASSWORD);
        JsonNode roles = AppSignIn.claims(token).get("resource_access");
        assertTrue(Imported.texts(roles.get("treasury").get("roles")).contains("payment-release"), "by group");
        assertTrue(Imported.texts(roles.get("erp").get("roles")).contains("vendor-create"), "by business role");
        Answer checked = Imported.stack()
                .admin()
                .form(
                        "/realms/lanstone/protocol/openid-connect/token/introspect",
                        Map.of("client_id", "demo-resource", "client_secret", "demo-resource-secret", "token", token));
        assertTrue(checked.expect(200).json().get("active").asBoolean(), checked.body());
    }

    @Test
    void thePlatformAdministratorGivesAndTakesRolesWithKeycloaksOwnAdminApi() {
        AdminClient sunLi = Imported.stack().admin().as(DemoRealm.NAME, "admin-cli", "sun.li", DemoRealm.PASSWORD);
        String oa = Imported.REALM + "/clients/" + Imported.id(Imported.client(Imported.REALM, "oa"));
        JsonNode role = sunLi.get(oa + "/roles/announcement").expect(200).json();
        String mappings = Imported.REALM + "/users/" + Imported.id(Imported.person("pan.long"))
                + "/role-mappings/clients/" + Imported.id(Imported.client(Imported.REALM, "oa"));
        sunLi.post(mappings, List.of(role)).expect(204);
        sunLi.delete(mappings, List.of(role)).expect(204);
        // but she does not manage the realm, so she cannot change the gate
        assertEquals(
                403, sunLi.put(Imported.REALM, Map.of("displayName", "Mine")).status());
    }

    @Test
    void whoeverIsRefusedReadsWhyInTheirLanguage() throws Exception {
        String name = "left.behind";
        Imported.stack()
                .admin()
                .post(
                        Imported.REALM + "/users",
                        Map.of(
                                "username",
                                name,
                                "enabled",
                                false,
                                "credentials",
                                List.of(Map.of("type", "password", "value", DemoRealm.PASSWORD))))
                .expect(201);
        AppSignIn app = new AppSignIn(Imported.stack());
        String english =
                app.browse(name, DemoRealm.PASSWORD, AppSignIn.pkce(), "en").page();
        String chinese =
                app.browse(name, DemoRealm.PASSWORD, AppSignIn.pkce(), "zh-CN").page();
        assertTrue(english.contains("Access with this account has ended"), english);
        assertTrue(chinese.contains("此账号的访问权限已终止"), chinese);
        Imported.stack()
                .admin()
                .delete(Imported.REALM + "/users/" + Imported.id(Imported.person(name)))
                .expect(204);
    }

    private static void refusedAsClient(Answer answer) {
        assertEquals(
                "invalid_client", answer.expect(400, 401).json().get("error").stringValue(), answer.body());
    }

    private static ObjectNode account(AdminClient me, String path) {
        ObjectNode mine = (ObjectNode) me.get(path).expect(200).json();
        mine.remove("userProfileMetadata");
        return mine;
    }

    private static String accessToken(Answer answer) {
        return answer.json().get("access_token").stringValue();
    }
}
