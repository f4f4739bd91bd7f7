package io.gatehouse.extension.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.Rows;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An unapproved grant is refused, by whatever path, and nothing of it is stored. */
class UnapprovedGrantIsRefusedIT {

    private static final Pattern REFERENCE = Pattern.compile("GH-[0-9A-F]{6}");
    private static GovernedRealm realm;

    @BeforeAll
    static void start() {
        realm = GovernedRealm.create(SharedStack.get(), "gate");
    }

    @Test
    void aRealmRole() {
        LivePerson person = realm.person();
        refused(person.grant("secret"), "USER_ROLE", person.id(), realm.roleId("secret"));
        assertEquals(0, person.storedRoles());
        assertFalse(realm.freshRoles(person).contains("secret"));
    }

    @Test
    void aRealmRoleTogetherWithAnOrdinaryOne() {
        LivePerson person = realm.person();
        refused(person.grant("plain", "secret"), "USER_ROLE", person.id(), realm.roleId("secret"));
        assertEquals(0, person.storedRoles(), "all or nothing");
    }

    @Test
    void aClientRole() {
        LivePerson person = realm.person();
        Answer answer = realm.admin()
                .post(
                        realm.path("/users/" + person.id() + "/role-mappings/clients/" + realm.shop()),
                        List.of(realm.refunds()));
        refused(answer, "USER_ROLE", person.id(), realm.refunds().path("id").asString());
        assertEquals(0, person.storedRoles());
        assertTrue(realm.freshShopRoles(person).isEmpty());
    }

    @Test
    void keycloaksOwnAdministrationRole() {
        LivePerson person = realm.person();
        JsonNode client = realm.admin()
                .get(realm.path("/clients?clientId=realm-management"))
                .json()
                .get(0);
        String id = client.path("id").asString();
        JsonNode role = realm.admin()
                .get(realm.path("/clients/" + id + "/roles/manage-users"))
                .json();
        Answer answer =
                realm.admin().post(realm.path("/users/" + person.id() + "/role-mappings/clients/" + id), List.of(role));
        refused(answer, "USER_ROLE", person.id(), role.path("id").asString());
        assertEquals(0, person.storedRoles());
    }

    @Test
    void joiningAGroupThatHoldsIt() {
        LivePerson person = realm.person();
        String group = realm.groupId("privileged");
        refused(person.join(group), "USER_GROUP", person.id(), group);
        assertEquals(0, person.storedGroups());
        assertFalse(realm.freshRoles(person).contains("secret"));
    }

    @Test
    void aRoleMadeAComposite() {
        String held = realm.roleId("held");
        String path = realm.path("/roles/held/composites");
        refused(realm.admin().post(path, List.of(realm.roleOf("secret"))), "ROLE_ROLE", held, realm.roleId("secret"));
        assertEquals(0, parentsOfSecret());
    }

    @Test
    void aCompositeAddedToARoleThatAPersonHolds() {
        LivePerson person = realm.person();
        person.grant("held").expect(204);
        String held = realm.roleId("held");
        Answer answer =
                realm.admin().post(realm.path("/roles-by-id/" + held + "/composites"), List.of(realm.roleOf("secret")));
        refused(answer, "ROLE_ROLE", held, realm.roleId("secret"));
        assertEquals(0, parentsOfSecret());
        assertFalse(realm.freshRoles(person).contains("secret"));
    }

    @Test
    void theDefaultRoleMadeAComposite() {
        String name = "default-roles-" + realm.realm().name();
        Answer answer =
                realm.admin().post(realm.path("/roles/" + name + "/composites"), List.of(realm.roleOf("secret")));
        refused(answer, "ROLE_ROLE", realm.roleId(name), realm.roleId("secret"));
        assertEquals(0, parentsOfSecret());
        assertFalse(realm.freshRoles(realm.person()).contains("secret"));
    }

    @Test
    void aRoleGivenToAGroup() {
        String staff = realm.groupId("staff");
        String path = realm.path("/groups/" + staff + "/role-mappings/realm");
        refused(realm.admin().post(path, List.of(realm.roleOf("secret"))), "GROUP_ROLE", staff, realm.roleId("secret"));
        assertEquals(0, rows("select count(*) from group_role_mapping where group_id = ?", staff));
    }

    @Test
    void aGroupMovedBelowOneThatHoldsIt() {
        String staff = realm.groupId("staff");
        String privileged = realm.groupId("privileged");
        Answer answer = realm.admin()
                .post(realm.path("/groups/" + privileged + "/children"), Map.of("id", staff, "name", "staff"));
        refused(answer, "GROUP_PARENT", staff, privileged);
        assertEquals(0, rows("select count(*) from keycloak_group where parent_group = ?", privileged));
    }

    @Test
    void aDefaultGroup() {
        String privileged = realm.groupId("privileged");
        refused(
                realm.admin().put(realm.path("/default-groups/" + privileged), null),
                "REALM_DEFAULT_GROUP",
                realm.realmId(),
                privileged);
        assertEquals(0, rows("select count(*) from realm_default_groups where group_id = ?", privileged));
    }

    @Test
    void aPersonCreatedWithAGroup() {
        Answer answer = realm.admin()
                .post(
                        realm.path("/users"),
                        Map.of("username", "with-group", "enabled", true, "groups", List.of("privileged")));
        reference(answer);
        assertEquals(0, rows("select count(*) from user_entity where realm_id = ? and username = 'with-group'"));
    }

    @Test
    void aPartialImportOfPeopleWithRoles() {
        importIsRefused(Map.of(
                "ifResourceExists",
                "FAIL",
                "users",
                List.of(Map.of("username", "imported", "enabled", true, "realmRoles", List.of("secret")))));
    }

    @Test
    void aPartialImportOfPeopleWithGroups() {
        importIsRefused(Map.of(
                "ifResourceExists",
                "FAIL",
                "users",
                List.of(Map.of("username", "imported", "enabled", true, "groups", List.of("/privileged")))));
    }

    @Test
    void aPartialImportOfACompositeRole() {
        Map<String, Object> role =
                Map.of("name", "smuggler", "composite", true, "composites", Map.of("realm", List.of("secret")));
        importIsRefused(Map.of("ifResourceExists", "FAIL", "roles", Map.of("realm", List.of(role))));
        assertEquals(0, rows("select count(*) from keycloak_role where realm_id = ? and name = 'smuggler'"));
    }

    /** What is counted here is counted when it is there. */
    @Test
    void whatNeedsNoApprovalIsStored() {
        LivePerson person = realm.person();
        person.grant("plain").expect(204);
        person.join(realm.groupId("staff")).expect(204);
        assertEquals(1, person.storedRoles());
        assertEquals(1, person.storedGroups());
        assertEquals(
                1,
                rows("select count(*) from group_role_mapping where group_id = ?", realm.groupId("privileged")),
                "from before the gate enforced");
        assertEquals(
                1,
                rows("select count(*) from user_entity where realm_id = ? and username = '" + person.username() + "'"));
        assertEquals(1, rows("select count(*) from keycloak_role where realm_id = ? and name = 'secret'"));
    }

    /** Why rows are counted here: what got there past Keycloak, its own answers leave out. */
    @Test
    void whatKeycloakDoesNotShowIsCountedAllTheSame() {
        LivePerson person = realm.person();
        Rows.run(
                SharedStack.get(),
                "insert into user_role_mapping (user_id, role_id) values ('" + person.id() + "', '"
                        + realm.roleId("secret") + "')");
        assertEquals(0, person.roles());
        assertEquals(1, person.storedRoles());
    }

    private static long parentsOfSecret() {
        return rows("select count(*) from composite_role where child_role = ?", realm.roleId("secret"));
    }

    private static long rows(String ofTheRealm) {
        return rows(ofTheRealm, realm.realmId());
    }

    /** Past Keycloak, whose answers do not show what nobody approved. */
    private static long rows(String query, String parameter) {
        return Rows.count(SharedStack.get(), query, parameter);
    }

    private void importIsRefused(Map<String, Object> content) {
        reference(realm.admin().post(realm.path("/partialImport"), content));
        assertEquals(0, rows("select count(*) from user_entity where realm_id = ? and username = 'imported'"));
    }

    private void refused(Answer answer, String kind, String source, String target) {
        String reference = reference(answer);
        JsonNode captured = realm.events("change.captured").stream()
                .filter(event -> event.path("data").path("reference").asString().equals(reference))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in the outbox: " + reference));
        JsonNode edge = captured.path("data").path("edges").get(0);
        assertEquals(kind, edge.path("edgeKind").asString());
        assertEquals(source, edge.path("sourceId").asString());
        assertEquals(target, edge.path("targetId").asString());
        assertEquals("admin", captured.path("actor").path("name").asString());
        assertTrue(captured.path("data").path("request").asString().contains("/admin/realms/"));
        assertTrue(realm.ledger(source, target).isEmpty());
    }

    private static String reference(Answer answer) {
        assertEquals(403, answer.status(), answer.body());
        assertEquals("governance_required", answer.json().path("error").asString());
        String sentence = answer.json().path("error_description").asString();
        assertTrue(sentence.contains("approved change request") && sentence.contains("审批"), sentence);
        Matcher matcher = REFERENCE.matcher(sentence);
        assertTrue(matcher.find(), sentence);
        return matcher.group();
    }
}
