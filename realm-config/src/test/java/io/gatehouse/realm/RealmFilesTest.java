package io.gatehouse.realm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RealmFilesTest {

    static final Map<String, String> VALUES = Map.of(
            "GATEHOUSE_REALM", "some-realm",
            "GATEHOUSE_APP_URL", "http://127.0.0.1:8088",
            "GATEHOUSE_APP_JWKS", "{\"keys\":[{\"kty\":\"EC\",\"x\":\"quoted \\\" and ${NOT_A_NAME}\"}]}");

    @ParameterizedTest
    @ValueSource(strings = {"realm/gatehouse.json", "realm/user-profile.json", "demo/realm.json", "demo/systems.json"})
    void jsonFilesAreSortedAndHoldNoIdsAndNoKeys(String file) {
        JsonNode tree = Json.resource(file);
        sorted(file, tree);
        String text = Json.text(file);
        assertFalse(text.matches("(?s).*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-.*"), "an id in " + file);
        assertFalse(text.contains("PRIVATE KEY") || text.contains("\"d\""), "a private key in " + file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo/people.csv", "demo/grants.csv", "demo/faults.csv"})
    void tablesAreSortedWithoutDoubles(String file) {
        List<String> rows = List.of(Json.text(file).split("\n"));
        List<String> body = rows.subList(1, rows.size());
        assertEquals(new ArrayList<>(new TreeSet<>(body)), body);
    }

    @Test
    void aValueWithQuotesIsSetAsItIsAndKeycloaksOwnNamesStay() {
        JsonNode client = RealmFiles.production(VALUES).get("clients").get(0);
        assertEquals(
                VALUES.get("GATEHOUSE_APP_JWKS"),
                client.get("attributes").get("jwks.string").stringValue());
        assertTrue(Json.compact(RealmFiles.userProfile()).contains("${username}"));
    }

    @Test
    void aMissingValueIsNamedInsteadOfImported() {
        String said = assertThrows(
                        IllegalStateException.class, () -> RealmFiles.production(Map.of("GATEHOUSE_REALM", "x")))
                .getMessage();
        assertTrue(said.matches("The realm files need a value for GATEHOUSE_APP_(JWKS|URL)"), said);
    }

    @Test
    void theProductionPartHoldsNobodyButTheServiceAccountWithItsOneRole() {
        JsonNode users = RealmFiles.production(VALUES).get("users");
        assertEquals(1, users.size());
        assertEquals(
                "{\"gatehouse-app\":[\"extension-access\"]}",
                Json.compact(users.get(0).get("clientRoles")));
        assertTrue(users.get(0).path("realmRoles").isMissingNode());
    }

    @Test
    void loginTextsAreCompleteInBothLanguages() {
        JsonNode texts = RealmFiles.production(VALUES).get("localizationTexts");
        assertEquals(names(texts.get("en")), names(texts.get("zh-CN")));
        // Keycloak formats these texts with MessageFormat, where a single quote swallows what follows
        assertFalse(Json.compact(texts).contains("'"));
    }

    @Test
    void theDemoRealmIsTheSameBytesEveryTime() {
        assertEquals(Json.compact(DemoRealm.representation(VALUES)), Json.compact(DemoRealm.representation(VALUES)));
        Map<String, String> unnamed = new TreeMap<>(VALUES);
        unnamed.remove("GATEHOUSE_REALM");
        assertEquals(
                DemoRealm.NAME, DemoRealm.representation(unnamed).get("realm").stringValue());
        assertEquals("some-realm", DemoRealm.representation(VALUES).get("realm").stringValue());
    }

    private static TreeSet<String> names(JsonNode node) {
        return new TreeSet<>(node.propertyNames());
    }

    private static void sorted(String where, JsonNode node) {
        List<String> names = new ArrayList<>(node.propertyNames());
        assertEquals(new ArrayList<>(new TreeSet<>(names)), names, where);
        assertFalse(names.contains("id"), where);
        node.forEach(child -> sorted(where, child));
    }
}
