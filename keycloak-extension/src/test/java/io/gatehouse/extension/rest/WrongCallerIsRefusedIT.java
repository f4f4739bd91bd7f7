package io.gatehouse.extension.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every endpoint answers only to those it is for. */
class WrongCallerIsRefusedIT {

    private static GovernedRealm realm;

    @BeforeAll
    static void start() {
        realm = GovernedRealm.create(SharedStack.get(), "callers");
    }

    @Test
    void anybodyWithoutATokenIsUnknown() {
        AdminClient nobody =
                AdminClient.anonymous(realm.realm().stack().keycloak().url());
        assertEquals(401, nobody.get(realm.realm().gatehouse("/status")).status());
    }

    @Test
    void anOrdinaryPersonMayNothing() {
        LivePerson person = realm.person();
        String token =
                person.signIn("openid").expect(200).json().path("access_token").asString();
        AdminClient caller =
                AdminClient.anonymous(realm.realm().stack().keycloak().url()).as(token);
        for (String path : List.of("/status", "/ledger", "/outbox", "/audit")) {
            refused(caller.get(realm.realm().gatehouse(path)));
        }
        refused(caller.put(realm.realm().gatehouse("/mode"), Map.of("mode", "OFF", "reason", "x")));
        refused(caller.send("POST", realm.realm().gatehouse("/approvals"), "application/jose", "a.b.c"));
        refused(caller.post(realm.realm().gatehouse("/revocations"), Map.of()));
    }

    @Test
    void theAppMayNotSetWhatItIsBoundBy() {
        AdminClient app = realm.realm().app();
        app.get(realm.realm().gatehouse("/status")).expect(200);
        refused(app.put(realm.realm().gatehouse("/mode"), Map.of("mode", "OFF", "reason", "x")));
        refused(app.put(
                realm.realm().gatehouse("/classification"),
                Map.of("requestedBy", realm.person().id(), "entries", List.of())));
        malformed(app.put(realm.realm().gatehouse("/classification"), Map.of("entries", List.of())));
        refused(app.post(realm.realm().gatehouse("/baseline"), null));
        refused(app.put(realm.realm().gatehouse("/clock"), Map.of("offsetSeconds", 0)));
    }

    @Test
    void anAdministratorMayNotOrderGrants() {
        AdminClient admin = realm.admin();
        refused(admin.send("POST", realm.realm().gatehouse("/approvals"), "application/jose", "a.b.c"));
        refused(admin.post(realm.realm().gatehouse("/revocations"), Map.of()));
        refused(admin.get(realm.realm().gatehouse("/outbox")));
        refused(admin.post(realm.realm().gatehouse("/outbox/ack"), Map.of("ids", List.of())));
    }

    /** The same client in another realm, with the same key and role there, and whoever manages that realm. */
    @Test
    void theAppAndTheAdministratorsOfAnotherRealmMayNothingHere() {
        LiveRealm other = LiveRealm.create(SharedStack.get(), "others");
        AdminClient itsApp = other.app();
        itsApp.get(other.gatehouse("/outbox")).expect(200);
        LivePerson itsAdministrator = other.person("administrator");
        itsAdministrator.grantClientRole("realm-management", "realm-admin").expect(204);
        AdminClient itsAdmin = AdminClient.anonymous(other.stack().keycloak().url())
                .as(itsAdministrator
                        .signIn("openid")
                        .expect(200)
                        .json()
                        .path("access_token")
                        .asString());
        itsAdmin.get(other.gatehouse("/ledger")).expect(200);
        for (AdminClient stranger : List.of(itsApp, itsAdmin)) {
            for (String path : List.of("/status", "/ledger", "/outbox", "/audit")) {
                shut(stranger.get(realm.realm().gatehouse(path)));
            }
            shut(stranger.put(realm.realm().gatehouse("/mode"), Map.of("mode", "OFF", "reason", "x")));
            shut(stranger.send("POST", realm.realm().gatehouse("/approvals"), "application/jose", "a.b.c"));
            shut(stranger.post(realm.realm().gatehouse("/revocations"), Map.of()));
        }
    }

    @Test
    void malformedBodiesAreNamed() {
        AdminClient admin = realm.admin();
        malformed(admin.put(realm.realm().gatehouse("/mode"), "not json"));
        malformed(admin.put(realm.realm().gatehouse("/mode"), Map.of("mode", "SOMETIMES", "reason", "x")));
        malformed(admin.put(realm.realm().gatehouse("/classification"), Map.of("entries", "x")));
        malformed(realm.realm().app().post(realm.realm().gatehouse("/revocations"), Map.of("orderId", "x")));
        malformed(realm.realm().app().get(realm.realm().gatehouse("/outbox?limit=0")));
        assertEquals(
                404,
                admin.put(
                                realm.realm().gatehouse("/classification"),
                                Map.of(
                                        "entries",
                                        List.of(Map.of("kind", "REALM_ROLE", "id", "no-such-role", "tier", "T1"))))
                        .status());
    }

    /** Keycloak or we: whoever asks from elsewhere is not let in. */
    private static void shut(Answer answer) {
        assertTrue(List.of(401, 403).contains(answer.status()), answer.request() + ": " + answer.status());
    }

    private static void refused(Answer answer) {
        assertEquals(403, answer.status(), answer.request() + ": " + answer.body());
        assertEquals("not_allowed", answer.json().path("code").asString());
    }

    private static void malformed(Answer answer) {
        assertEquals(400, answer.status(), answer.request() + ": " + answer.body());
        assertEquals("malformed", answer.json().path("code").asString());
    }
}
