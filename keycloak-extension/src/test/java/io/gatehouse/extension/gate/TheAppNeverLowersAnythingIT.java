package io.gatehouse.extension.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The app classifies in the name of one of its administrators: it raises and completes, and lowers nothing in any mode. */
class TheAppNeverLowersAnythingIT {

    private final GovernedRealm realm = GovernedRealm.observing(SharedStack.get(), "raise");
    private final LivePerson administrator = realm.person();
    private final LivePerson owner = realm.person();
    private final String plain = realm.roleId("plain");
    private final String secret = realm.roleId("secret");

    @Test
    void whatIsRaisedIsGovernedAndTheEntryNamesWhoAsked() {
        enforced();
        realm.person().grant("plain").expect(204);
        ask(administrator, plain, said("T3", null, null), said("T2", "CUSTOMER", owner.id()))
                .expect(200);

        assertEquals(403, realm.person().grant("plain").status());
        JsonNode entry = realm.events("classification.changed").stream()
                .filter(event -> event.path("data")
                        .path("changes")
                        .get(0)
                        .path("id")
                        .asString()
                        .equals(plain))
                .findFirst()
                .orElseThrow();
        assertEquals(administrator.id(), entry.path("data").path("requestedBy").asString());
        assertEquals("gatehouse-app", entry.path("actor").path("client").asString());
        JsonNode after = entry.path("data").path("changes").get(0).path("after");
        assertEquals("T2 CUSTOMER " + owner.id(), text(after));
    }

    @Test
    void nothingIsLoweredNeitherWhileTheGateEnforcesNorBefore() {
        ask(administrator, secret, said("T1", null, null), said("T1", "CUSTOMER", owner.id()))
                .expect(403);
        administers();
        ask(administrator, secret, said("T1", null, null), said("T1", "CUSTOMER", owner.id()))
                .expect(200);
        Map<String, String> now = said("T1", "CUSTOMER", owner.id());
        nothingIsLowered(now);
        realm.mode("ENFORCE").expect(200);
        nothingIsLowered(now);
    }

    private void nothingIsLowered(Map<String, String> now) {
        List<Map<String, String>> lower = List.of(
                said("T2", "CUSTOMER", owner.id()),
                said("T3", "CUSTOMER", owner.id()),
                said("T1", "INTERNAL", owner.id()),
                said("T1", null, owner.id()),
                said("T1", "CUSTOMER", null));
        for (Map<String, String> wanted : lower) {
            refused(403, "lowering_needs_approval", ask(administrator, secret, now, wanted));
            refused(
                    409,
                    "classification_changed",
                    ask(administrator, secret, wanted, wanted),
                    "who pretends to have seen it lower");
        }
        ask(administrator, secret, now, now).expect(200);
    }

    @Test
    void onlyAnActiveAdministratorOfTheAppLendsItsName() {
        enforced();
        Map<String, String> seen = said("T3", null, null);
        Map<String, String> wanted = said("T2", null, null);
        refused(403, "not_allowed", ask(owner, plain, seen, wanted));
        refused(403, "not_allowed", ask("nobody-at-all", plain, seen, wanted));
        // who holds the role without an approval does not hold it
        assertEquals(
                403, owner.grantClientRole("gatehouse-app", "administrator").status());
        realm.admin()
                .put(realm.path("/users/" + administrator.id()), Map.of("enabled", false))
                .expect(204);
        refused(403, "not_allowed", ask(administrator, plain, seen, wanted));
        assertTrue(realm.events("classification.changed").stream()
                .noneMatch(event -> event.path("data").has("requestedBy")));
    }

    @Test
    void allOrNothingAndOnlyOfWhatWasSeen() {
        enforced();
        refused(
                409,
                "classification_changed",
                ask(administrator, plain, said("T2", null, null), said("T1", null, null)));
        refused(409, "classification_changed", ask(administrator, plain, null, said("T1", null, null)));
        refused(404, "unknown", ask(administrator, plain, said("T3", null, null), said("T3", null, "no-account")));
        Answer both = send(
                administrator.id(),
                List.of(
                        entry(plain, said("T3", null, null), said("T2", null, null)),
                        entry(secret, said("T1", null, null), said("T2", null, null))));
        refused(403, "lowering_needs_approval", both);
        realm.person().grant("plain").expect(204);
    }

    private void enforced() {
        administers();
        realm.mode("ENFORCE").expect(200);
    }

    /** Before the gate enforces; the baseline approves it. */
    private void administers() {
        administrator.grantClientRole("gatehouse-app", "administrator").expect(204);
    }

    private Answer ask(LivePerson by, String id, @Nullable Map<String, String> seen, Map<String, String> wanted) {
        return ask(by.id(), id, seen, wanted);
    }

    private Answer ask(String by, String id, @Nullable Map<String, String> seen, Map<String, String> wanted) {
        return send(by, List.of(entry(id, seen, wanted)));
    }

    private Answer send(String by, List<Map<String, Object>> entries) {
        return realm.realm()
                .app()
                .put(realm.realm().gatehouse("/classification"), Map.of("requestedBy", by, "entries", entries));
    }

    private static Map<String, Object> entry(
            String id, @Nullable Map<String, String> seen, Map<String, String> wanted) {
        Map<String, Object> entry = new HashMap<>(wanted);
        entry.put("kind", "REALM_ROLE");
        entry.put("id", id);
        entry.put("seen", seen);
        return entry;
    }

    private static Map<String, String> said(String tier, @Nullable String dataClass, @Nullable String owner) {
        Map<String, String> said = new HashMap<>();
        said.put("tier", tier);
        said.put("dataClass", dataClass);
        said.put("owner", owner);
        return said;
    }

    private static String text(JsonNode said) {
        return String.join(
                " ",
                Arrays.asList(
                        said.path("tier").asString(),
                        said.path("dataClass").asString(),
                        said.path("owner").asString()));
    }

    private static void refused(int status, String code, Answer answer) {
        refused(status, code, answer, code);
    }

    private static void refused(int status, String code, Answer answer, String why) {
        assertEquals(status, answer.status(), why + ": " + answer.body());
        assertEquals(code, answer.json().path("code").asString(), why);
    }
}
