package io.gatehouse.extension.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.ApprovalDraft;
import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A text that the database could not hold is the caller's mistake: 400 with the field's name, never our error 500. */
class TooLongIsRefusedIT {

    private static final List<String> UNFIT = List.of("x".repeat(5000), "a\0b");

    /** As long as an address may well be. */
    private static final String LONG_ID = "x".repeat(300);

    private static GovernedRealm realm;
    private static AdminClient app;
    private static LivePerson person;
    private static String secret;

    @BeforeAll
    static void start() {
        realm = GovernedRealm.create(SharedStack.get(), "long");
        app = realm.realm().app();
        person = realm.person();
        secret = realm.roleId("secret");
    }

    @Test
    void inADepartureOrder() {
        Map<String, Object> order =
                realm.realm().departureOrder(person, realm.realm().now().plusSeconds(3600));
        String path = realm.realm().gatehouse("/departures/long");
        everyMember(
                order, List.of("subjectId", "accessEnd", "zone", "type", "requestedBy"), body -> app.put(path, body));
        everyMember(Map.of("requestedBy", "hr"), List.of("requestedBy"), body -> app.post(path + "/execute", body));
        everyMember(
                Map.of("requestedBy", "hr", "reason", "stays"),
                List.of("requestedBy", "reason"),
                body -> app.send("DELETE", path, "application/json", body));
        String endless = realm.realm().gatehouse("/departures/" + LONG_ID);
        named("caseId", app.put(endless, order));
        named("caseId", app.get(endless));
        named("caseId", app.post(endless + "/execute", Map.of("requestedBy", "hr")));
        app.get(path).expect(404);
    }

    @Test
    void inARevocation() {
        everyMember(
                Map.of(
                        "orderId",
                        "order-long",
                        "subjectId",
                        person.id(),
                        "entitlementId",
                        secret,
                        "reason",
                        "no longer needed",
                        "actorId",
                        realm.approver().id()),
                List.of("orderId", "subjectId", "entitlementId", "reason", "actorId"),
                body -> app.post(realm.realm().gatehouse("/revocations"), body));
    }

    @Test
    void inAnApproval() {
        for (String claim : List.of(
                "jti",
                "request_id",
                "source_id",
                "target_id",
                "closure_hash",
                "requester",
                "beneficiary",
                "policy_version",
                "reason")) {
            ApprovalDraft spoiled = good();
            for (String text : UNFIT) {
                named(claim, submit(spoiled.with(claim, text)));
            }
        }
        // longer than their columns, shorter than everything else may be
        named("jti", submit(good().with("jti", "j".repeat(65))));
        named("request_id", submit(good().with("request_id", "r".repeat(65))));
        for (String text : UNFIT) {
            named("approver", submit(good().approvedBy(text)));
        }
        assertEquals(
                403,
                good().with("valid_until", "+999999999-01-01T00:00:00Z")
                        .submit()
                        .status(),
                "an instant that no column holds");
        assertEquals(0, person.storedRoles());
    }

    @Test
    void inWhatAnAdministratorSets() {
        AdminClient admin = realm.admin();
        everyMember(
                Map.of("mode", "ENFORCE", "reason", "test"),
                List.of("mode", "reason"),
                body -> admin.put(realm.realm().gatehouse("/mode"), body));
        everyMember(
                Map.of(
                        "kind", "REALM_ROLE",
                        "id", realm.roleId("plain"),
                        "tier", "T2",
                        "dataClass", "INTERNAL",
                        "owner", realm.approver().id()),
                List.of("kind", "id", "tier", "dataClass", "owner"),
                entry -> admin.put(realm.realm().gatehouse("/classification"), Map.of("entries", List.of(entry))));
        named("offsetSeconds", admin.put(realm.realm().gatehouse("/clock"), Map.of("offsetSeconds", Long.MAX_VALUE)));
    }

    @Test
    void inWhatIsAskedFor() {
        // a character 0 in an address is answered with 400 by Keycloak itself
        named("subject", app.get(realm.realm().gatehouse("/ledger?subject=" + LONG_ID)));
        named("entitlement", app.get(realm.realm().gatehouse("/ledger?entitlement=" + LONG_ID)));
        named("subject", app.get(realm.realm().gatehouse("/inventory?subject=" + LONG_ID)));
        named("userId", app.get(realm.realm().gatehouse("/effective/" + LONG_ID)));
        for (String text : UNFIT) {
            named("ids", app.post(realm.realm().gatehouse("/outbox/ack"), Map.of("ids", List.of(text))));
        }
    }

    private static ApprovalDraft good() {
        return realm.approval("GRANT_ROLE", person.id(), secret);
    }

    /** With the token that is there already. */
    private static Answer submit(ApprovalDraft approval) {
        return app.send("POST", realm.realm().gatehouse("/approvals"), "application/jose", approval.signed());
    }

    private static void everyMember(
            Map<String, Object> good, List<String> members, Function<Map<String, Object>, Answer> send) {
        for (String member : members) {
            for (String text : UNFIT) {
                Map<String, Object> spoiled = new HashMap<>(good);
                spoiled.put(member, text);
                named(member, send.apply(spoiled));
            }
        }
    }

    private static void named(String member, Answer answer) {
        String said = member + ": " + answer.request() + " " + answer.status() + " " + answer.body();
        assertEquals(400, answer.status(), said);
        assertEquals("malformed", answer.json().path("code").asString(), said);
        assertTrue(answer.json().path("detail").asString().contains(member), said);
    }
}
