package io.gatehouse.realm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.LocalStack;
import io.gatehouse.stack.SharedStack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Both parts of the realm do in a real Keycloak what the files promise, at the first import and at the second. */
final class RealmImportIT {

    private static final String REALM = "/admin/realms/" + DemoRealm.NAME;

    @Test
    @Tag("ci")
    void aSecondStartImportsNothingAndKeepsWhatPeopleChanged() {
        AdminClient admin = stack().admin();
        assertEquals(64, people());
        ObjectNode person = (ObjectNode) person("jiang.nan");
        person.withObjectProperty("attributes").putArray("jobTitle").add("Training Lead");
        admin.put(REALM + "/users/" + id(person), person).expect(204);

        stack().keycloak().restart();

        assertEquals(64, people());
        assertEquals("Training Lead", attribute(person("jiang.nan"), "jobTitle"));
        assertEquals(id(person), id(person("jiang.nan")));
    }

    @Test
    void theServiceAccountHasExactlyOneRoleAndSignsInWithItsKeyOnly() throws Exception {
        assertOnlyAccess(REALM);
        JsonNode token = AppSignIn.claims(
                accessToken(new AppSignIn(stack()).serviceAccount().expect(200)));
        assertEquals(List.of("extension-access"), texts(token.get("gatehouse_roles")));
        assertTrue(token.path("realm_access").isMissingNode()
                && token.path("resource_access").isMissingNode());
        assertTrue(token.get("exp").asLong() - token.get("iat").asLong() <= 120);

        String secret = client(REALM, "gatehouse-app").path("secret").asString("none");
        Answer bySecret = stack().admin()
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
        JsonNode answer = new AppSignIn(stack()).tokens("liu.yang").expect(200).json();
        JsonNode access = AppSignIn.claims(answer.get("access_token").stringValue());
        JsonNode id = AppSignIn.claims(answer.get("id_token").stringValue());
        JsonNode userinfo = stack().admin()
                .as(answer.get("access_token").stringValue())
                .get("/realms/lanstone/protocol/openid-connect/userinfo")
                .expect(200)
                .json();
        for (JsonNode claims : List.of(access, id, userinfo)) {
            assertEquals(
                    Set.of("administrator", "approver"),
                    new TreeSet<>(texts(claims.get("gatehouse_roles"))),
                    claims.toString());
        }
        assertTrue(texts(access.get("aud")).contains("gatehouse-app"), access.toString());
        // fullScopeAllowed is off: what the person may do elsewhere is not the app's business
        assertTrue(access.path("resource_access").isMissingNode(), access.toString());
    }

    @Test
    void signInWithoutPkceAndByPasswordIsRefused() throws Exception {
        AppSignIn app = new AppSignIn(stack());
        AppSignIn.Landing landing = app.browse("liu.yang", DemoRealm.PASSWORD, Map.of(), "en");
        assertTrue(landing.location().contains("error=invalid_request"), landing.location());
        Answer direct = stack().admin().tokens(DemoRealm.NAME, "gatehouse-app", "liu.yang", DemoRealm.PASSWORD);
        refusedAsClient(direct);
    }

    @Test
    void nobodyChangesTheirOwnManagerButEverybodyTheirLanguage() {
        String token = stack().admin().tokenFor(DemoRealm.NAME, "erp", "ren.jie", DemoRealm.PASSWORD);
        AdminClient me = stack().admin().as(token);
        String account = "/realms/lanstone/account?userProfileMetadata=true";
        JsonNode before = person("ren.jie");
        for (String name : List.of("manager", "department", "employeeNumber", "employmentType", "displayName")) {
            ObjectNode mine = account(me, account);
            mine.withObjectProperty("attributes").putArray(name).add("EXTERNAL");
            me.post("/realms/lanstone/account", mine);
            assertEquals(attribute(before, name), attribute(person("ren.jie"), name), name);
        }
        // the same call does change what people may change, so the refusals above were refusals
        ObjectNode mine = account(me, account);
        assertNotEquals("en", mine.get("attributes").path("locale").path(0).asString(""));
        mine.withObjectProperty("attributes").putArray("locale").add("en");
        me.post("/realms/lanstone/account", mine).expect(204);
        assertEquals("en", attribute(person("ren.jie"), "locale"));
    }

    @Test
    void aFreshTokenShowsRolesHeldDirectlyByGroupAndByBusinessRole() {
        String token = stack().admin().tokenFor(DemoRealm.NAME, "erp", "deng.chao", DemoRealm.PASSWORD);
        JsonNode roles = AppSignIn.claims(token).get("resource_access");
        assertTrue(texts(roles.get("treasury").get("roles")).contains("payment-release"), "by group");
        assertTrue(texts(roles.get("erp").get("roles")).contains("vendor-create"), "by business role");
        Answer checked = stack().admin()
                .form(
                        "/realms/lanstone/protocol/openid-connect/token/introspect",
                        Map.of("client_id", "demo-resource", "client_secret", "demo-resource-secret", "token", token));
        assertTrue(checked.expect(200).json().get("active").asBoolean(), checked.body());
    }

    @Test
    void thePlatformAdministratorGivesAndTakesRolesWithKeycloaksOwnAdminApi() {
        AdminClient sunLi = stack().admin().as(DemoRealm.NAME, "admin-cli", "sun.li", DemoRealm.PASSWORD);
        String oa = REALM + "/clients/" + id(client(REALM, "oa"));
        JsonNode role = sunLi.get(oa + "/roles/announcement").expect(200).json();
        String mappings =
                REALM + "/users/" + id(person("pan.long")) + "/role-mappings/clients/" + id(client(REALM, "oa"));
        sunLi.post(mappings, List.of(role)).expect(204);
        sunLi.delete(mappings, List.of(role)).expect(204);
        // but she does not manage the realm, so she cannot change the gate
        assertEquals(403, sunLi.put(REALM, Map.of("displayName", "Mine")).status());
    }

    @Test
    void whoeverIsRefusedReadsWhyInTheirLanguage() throws Exception {
        String name = "left.behind";
        stack().admin()
                .post(
                        REALM + "/users",
                        Map.of(
                                "username",
                                name,
                                "enabled",
                                false,
                                "credentials",
                                List.of(Map.of("type", "password", "value", DemoRealm.PASSWORD))))
                .expect(201);
        AppSignIn app = new AppSignIn(stack());
        String english =
                app.browse(name, DemoRealm.PASSWORD, AppSignIn.pkce(), "en").page();
        String chinese =
                app.browse(name, DemoRealm.PASSWORD, AppSignIn.pkce(), "zh-CN").page();
        assertTrue(english.contains("Access with this account has ended"), english);
        assertTrue(chinese.contains("此账号的访问权限已终止"), chinese);
        stack().admin().delete(REALM + "/users/" + id(person(name))).expect(204);
    }

    @Test
    void applyBringsTheProductionPartIntoAUsedRealmAndASecondRunChangesNothing() {
        AdminClient admin = stack().admin();
        admin.post("/admin/realms", Map.of("realm", "used", "enabled", true)).expect(201);
        admin.post("/admin/realms/used/localization/en", Map.of("accountDisabledMessage", "Our own words"))
                .expect(204);
        RealmApply apply = new RealmApply(admin, "used", stack().realmVariables());
        assertFalse(apply.run().isEmpty());
        assertEquals(List.of(), apply.run());

        assertOnlyAccess("/admin/realms/used");
        JsonNode texts =
                admin.get("/admin/realms/used/localization/en").expect(200).json();
        assertEquals("Our own words", texts.get("accountDisabledMessage").stringValue());
        assertTrue(texts.has("gatehouseDepartedMessage"));
        // an imported realm needs nothing more
        assertEquals(List.of(), new RealmApply(admin, DemoRealm.NAME, stack().realmVariables()).run());
    }

    @Test
    void applyTakesBackWhatSomebodyAddedToTheServiceAccountOrTheClient() {
        AdminClient admin = stack().admin();
        admin.post("/admin/realms", Map.of("realm", "bent", "enabled", true)).expect(201);
        RealmApply apply = new RealmApply(admin, "bent", stack().realmVariables());
        apply.run();
        JsonNode client = client("/admin/realms/bent", "gatehouse-app");
        ObjectNode bent = (ObjectNode) client.deepCopy();
        bent.put("fullScopeAllowed", true).put("directAccessGrantsEnabled", true);
        bent.putArray("redirectUris").add("https://attacker.example/*");
        admin.put("/admin/realms/bent/clients/" + id(client), bent).expect(204);
        String account = id(admin.get("/admin/realms/bent/clients/" + id(client) + "/service-account-user")
                .expect(200)
                .json());
        JsonNode management = client("/admin/realms/bent", "realm-management");
        JsonNode role = admin.get("/admin/realms/bent/clients/" + id(management) + "/roles/realm-admin")
                .expect(200)
                .json();
        admin.post("/admin/realms/bent/users/" + account + "/role-mappings/clients/" + id(management), List.of(role))
                .expect(204);

        assertEquals(
                List.of("Settings of the client gatehouse-app", "Role realm-admin taken from the service account"),
                apply.run());
        assertOnlyAccess("/admin/realms/bent");
        assertFalse(client("/admin/realms/bent", "gatehouse-app")
                .get("fullScopeAllowed")
                .asBoolean());
    }

    private void assertOnlyAccess(String realm) {
        AdminClient admin = stack().admin();
        String client = id(client(realm, "gatehouse-app"));
        String account = id(admin.get(realm + "/clients/" + client + "/service-account-user")
                .expect(200)
                .json());
        JsonNode held = admin.get(realm + "/users/" + account + "/role-mappings")
                .expect(200)
                .json();
        assertFalse(held.has("realmMappings"), held.toString());
        assertEquals(
                Set.of("gatehouse-app"), Set.copyOf(held.get("clientMappings").propertyNames()));
        JsonNode roles = held.get("clientMappings").get("gatehouse-app").get("mappings");
        assertEquals(1, roles.size(), roles.toString());
        assertEquals("extension-access", roles.get(0).get("name").stringValue());
        assertEquals(
                0,
                admin.get(realm + "/users/" + account + "/groups")
                        .expect(200)
                        .json()
                        .size());
    }

    private static void refusedAsClient(Answer answer) {
        assertEquals(
                "invalid_client", answer.expect(400, 401).json().get("error").stringValue(), answer.body());
    }

    /** Accounts with an employee number. */
    private static long people() {
        return stack().admin()
                .get(REALM + "/users?max=500")
                .expect(200)
                .json()
                .valueStream()
                .filter(user -> user.path("attributes").has("employeeNumber"))
                .count();
    }

    private static ObjectNode account(AdminClient me, String path) {
        ObjectNode mine = (ObjectNode) me.get(path).expect(200).json();
        mine.remove("userProfileMetadata");
        return mine;
    }

    private static JsonNode client(String realm, String clientId) {
        return stack().admin()
                .get(realm + "/clients?clientId=" + clientId)
                .expect(200)
                .json()
                .get(0);
    }

    private static JsonNode person(String username) {
        return stack().admin()
                .get(REALM + "/users?exact=true&username=" + username)
                .expect(200)
                .json()
                .get(0);
    }

    private static String attribute(JsonNode person, String name) {
        return person.get("attributes").get(name).get(0).stringValue();
    }

    private static String id(JsonNode node) {
        return node.get("id").stringValue();
    }

    private static String accessToken(Answer answer) {
        return answer.json().get("access_token").stringValue();
    }

    private static List<String> texts(JsonNode node) {
        return node.isArray() ? node.valueStream().map(JsonNode::stringValue).toList() : List.of(node.stringValue());
    }

    private static LocalStack stack() {
        return SharedStack.getStock();
    }
}
