package io.gatehouse.extension.gate;

import static io.gatehouse.extension.gate.SettingActs.client;
import static io.gatehouse.extension.gate.SettingActs.mapper;
import static io.gatehouse.extension.gate.SettingActs.narrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.ApprovalDraft;
import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A setting that gives a governed role is possible once, for one account and one object, within an approved window. */
class PermitWindowIT {

    private static GovernedRealm realm;
    private static String administrator;

    @BeforeAll
    static void realm() {
        realm = GovernedRealm.create(SharedStack.get(), "permit");
        // the refusal of today names the account that the administrator's token stands for
        reference(fixedRole(client(realm)));
        List<JsonNode> captured = realm.events("change.captured");
        administrator =
                captured.get(captured.size() - 1).path("actor").path("id").asString();
    }

    @Test
    void openedOnceUsedOnce() {
        String client = client(realm);
        reference(fixedRole(client));
        ApprovalDraft draft = permit(client, realm.roleId("secret"));
        draft.submit().expect(200);
        assertEquals(
                "ALREADY_APPLIED",
                draft.submit().expect(200).json().path("effect").asString());

        String mapper = fixedRole(client).expect(201).createdId();

        assertTrue(realm.admin()
                .get(realm.path("/clients/" + client + "/protocol-mappers/models"))
                .body()
                .contains(mapper));
        JsonNode used = last("permit.used");
        assertEquals(draft.jti(), used.path("data").path("jti").asString());
        assertEquals(client, used.path("subject").asString());
        reference(fixedRole(client(realm)));
        realm.admin()
                .delete(realm.path("/clients/" + client + "/protocol-mappers/models/" + mapper))
                .expect(204);
        reference(fixedRole(client));
    }

    @Test
    void forThisObjectAndThisRoleOnly() {
        String client = client(realm);
        permit(client, realm.refunds().path("id").asString()).submit().expect(200);
        reference(fixedRole(client));
        permit(client(realm), realm.roleId("secret")).submit().expect(200);
        reference(fixedRole(client));
        assertEquals(
                "[]",
                realm.admin()
                        .get(realm.path("/clients/" + client + "/protocol-mappers/models"))
                        .body());
    }

    @Test
    void forNobodyElse() {
        String client = client(realm);
        LivePerson somebody = realm.person();
        permit(client, realm.roleId("secret"))
                .with("beneficiary", somebody.id())
                .submit()
                .expect(200);
        reference(fixedRole(client));
    }

    @Test
    void notAfterItsEnd() {
        String client = client(realm);
        permit(client, realm.roleId("secret"))
                .with("valid_until", realm.realm().now().plusSeconds(600).toString())
                .submit()
                .expect(200);
        realm.realm().clockOffset(Duration.ofMinutes(11));
        try {
            reference(fixedRole(client));
        } finally {
            realm.realm().clockOffset(Duration.ZERO);
        }
    }

    @Test
    void fullScopeToo() {
        String client = narrow(realm);
        Map<String, Object> full = Map.of("id", client, "fullScopeAllowed", true);
        reference(realm.admin().put(realm.path("/clients/" + client), full));
        permit(client, "*").with("closure_hash", "not asked").submit().expect(200);
        realm.admin().put(realm.path("/clients/" + client), full).expect(204);
        assertTrue(realm.admin()
                .get(realm.path("/clients/" + client))
                .json()
                .path("fullScopeAllowed")
                .asBoolean());
    }

    @Test
    void notWhatNobodyCanTell() {
        String client = client(realm);
        permit(client, "*").with("closure_hash", "not asked").submit().expect(200);
        reference(mapper(
                realm, "clients/" + client, "oidc-hardcoded-claim-mapper", Map.of("claim.name", "realm_access.roles")));
    }

    @Test
    void badOnesOpenNothing() {
        String client = client(realm);
        String secret = realm.roleId("secret");
        code("approval_invalid", permit(client, secret).with("valid_until", null));
        code(
                "approval_invalid",
                permit(client, secret)
                        .with(
                                "valid_until",
                                realm.realm().now().plusSeconds(3_700).toString()));
        code(
                "four_eyes",
                permit(client, secret).with("beneficiary", realm.approver().id()));
        code("closure_changed", permit(client, secret).with("closure_hash", "other"));
        code("sealed_approval_required", permit(client, realm.roleId("crown")));
        code("approval_invalid", permit(client, secret).with("beneficiary", ""));
        reference(fixedRole(client));
        assertFalse(realm.events("permit.opened").stream()
                .anyMatch(event -> event.path("subject").asString().equals(client)));
    }

    private static ApprovalDraft permit(String client, String target) {
        return realm.approval("PERMIT", client, target)
                .with("beneficiary", administrator)
                .with("valid_until", realm.realm().now().plusSeconds(900).toString());
    }

    private static Answer fixedRole(String client) {
        return mapper(realm, "clients/" + client, "oidc-hardcoded-role-mapper", Map.of("role", "secret"));
    }

    private static JsonNode last(String type) {
        List<JsonNode> events = realm.events(type);
        return events.get(events.size() - 1);
    }

    private static void code(String code, ApprovalDraft draft) {
        assertEquals(code, draft.submit().json().path("code").asString());
    }

    private static void reference(Answer answer) {
        assertEquals(403, answer.status(), answer.body());
        assertEquals("governance_required", answer.json().path("error").asString());
    }
}
