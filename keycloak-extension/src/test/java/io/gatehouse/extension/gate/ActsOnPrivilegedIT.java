package io.gatehouse.extension.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.ApprovalDraft;
import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.HelpDesk;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * What makes one act as somebody else is refused where they are more privileged, and everything that a help desk does from day to
 * day goes on. {@code GatePathsIT} tries each act against a stock server.
 */
class ActsOnPrivilegedIT {

    private static final String EVIL = "https://attacker.example.org/*";
    private static final List<String> OF_USERS = List.of("view", "manage", "reset-password", "impersonate");

    private static GovernedRealm realm;
    private static LivePerson helper;
    private static LivePerson peer;
    private static AdminClient desk;
    private static LivePerson privileged;
    private static String vault;

    @BeforeAll
    static void realm() {
        realm = GovernedRealm.observing(SharedStack.get(), "acts");
        realm.admin()
                .put(realm.path(""), Map.of("adminPermissionsEnabled", true))
                .expect(204);
        helper = realm.person();
        peer = realm.person();
        HelpDesk.permit(realm, "Users", OF_USERS, List.of(helper.id(), peer.id()));
        HelpDesk.permit(realm, "Clients", List.of("view", "manage"), List.of(helper.id()));
        privileged = realm.person();
        privileged.grant("secret").expect(204);
        vault = confidential();
        realm.classify("CLIENT", vault, "T1").expect(200);
        realm.mode("ENFORCE").expect(200);
    }

    @BeforeEach
    void signIn() {
        desk = HelpDesk.as(helper);
    }

    @Test
    void theHelpDeskHelpsEverybodyElse() {
        LivePerson plain = realm.person();
        plain.grant("plain").expect(204);

        desk.put(realm.path("/users/" + plain.id() + "/reset-password"), password("Another-pass-1"))
                .expect(204);
        ObjectNode account = (ObjectNode) plain.account();
        account.put("email", plain.username() + "@example.org");
        desk.put(realm.path("/users/" + plain.id()), account).expect(204);
        String client = confidential();
        desk.put(realm.path("/clients/" + client), redirect(client, EVIL)).expect(204);
        assertEquals(
                "known",
                desk.get(realm.path("/clients/" + client + "/client-secret"))
                        .expect(200)
                        .json()
                        .path("value")
                        .asString());

        assertEquals(
                plain.username() + "@example.org", plain.account().path("email").asString());
        // Keycloak ends the own session with it
        HelpDesk.as(helper)
                .send("POST", realm.path("/users/" + plain.id() + "/impersonation"), null, null)
                .expect(200);
        assertTrue(plain.sessions() > 0);
    }

    @Test
    void aPasswordOfThePrivilegedTakesAPermit() {
        String path = realm.path("/users/" + privileged.id() + "/reset-password");
        String reference = reference(desk.put(path, password("Attackers-pass-1")));
        assertEquals(200, privileged.signIn("openid").status());
        assertTrue(realm.events("change.captured").stream()
                .map(event -> event.path("data"))
                .anyMatch(data -> data.path("reference").asString().equals(reference)
                        && data.path("edges").get(0).path("act").asString().equals("CREDENTIAL")
                        && data.path("edges")
                                .get(0)
                                .path("sourceName")
                                .asString()
                                .equals(privileged.username())));

        LivePerson other = realm.person();
        other.grant("plain").expect(204);
        permit(privileged.id(), "act:address").submit().expect(200);
        permit(other.id(), "act:credential").submit().expect(200);
        permit(privileged.id(), "act:credential")
                .with("beneficiary", other.id())
                .submit()
                .expect(200);
        reference(desk.put(path, password("Attackers-pass-1")));

        permit(privileged.id(), "act:credential").submit().expect(200);
        desk.put(path, password("Pa55-word")).expect(204);
        reference(desk.put(path, password("Attackers-pass-1")));
        assertEquals(200, privileged.signIn("openid").status());
    }

    @Test
    void nobodyPermitsItForTheHighestTier() {
        GovernedRealm crowned = GovernedRealm.observing(SharedStack.get(), "crowned");
        LivePerson king = crowned.person();
        king.grant("crown").expect(204);
        crowned.mode("ENFORCE").expect(200);
        assertEquals(
                "sealed_approval_required",
                crowned.approval("PERMIT", king.id(), "act:credential")
                        .with("beneficiary", crowned.requester().id())
                        .with(
                                "valid_until",
                                crowned.realm().now().plusSeconds(900).toString())
                        .submit()
                        .json()
                        .path("code")
                        .asString());
    }

    @Test
    void whoCoversMay() {
        LivePerson target = realm.person();
        approve(target);
        realm.admin()
                .put(realm.path("/users/" + target.id() + "/reset-password"), password("Another-pass-1"))
                .expect(204);
        approve(peer);
        HelpDesk.as(peer)
                .put(realm.path("/users/" + target.id() + "/reset-password"), password("Pa55-word"))
                .expect(204);
        assertEquals(200, target.signIn("openid").status());
    }

    @Test
    void theOwnAccountIsEverybodysOwn() {
        ObjectNode profile = (ObjectNode)
                realm.admin().get(realm.path("/users/profile")).expect(200).json();
        for (var attribute : profile.path("attributes")) {
            if (attribute.path("name").asString().equals("email")) {
                ((ObjectNode) attribute.path("permissions"))
                        .putArray("edit")
                        .add("admin")
                        .add("user");
            }
        }
        realm.admin().put(realm.path("/users/profile"), profile).expect(200);
        LivePerson person = realm.person();
        approve(person);
        AdminClient own = HelpDesk.as(person);
        String account = "/realms/" + realm.realm().name() + "/account";
        ObjectNode mine = (ObjectNode) own.get(account).expect(200).json();
        mine.put("email", person.username() + "@own.example.org");
        own.post(account, mine).expect(204);
        assertEquals(
                person.username() + "@own.example.org",
                person.account().path("email").asString());
    }

    @Test
    void savingTheSameAgainIsNoAct() {
        ObjectNode client = (ObjectNode)
                desk.get(realm.path("/clients/" + vault)).expect(200).json();
        assertFalse(client.has("secret"), client.toString());
        client.put("description", "another description");
        desk.put(realm.path("/clients/" + vault), client).expect(204);
        ((ObjectNode) client.path("attributes")).put("logoUri", "https://example.org/logo.png");
        desk.put(realm.path("/clients/" + vault), client).expect(204);

        reference(desk.put(realm.path("/clients/" + vault), redirect(vault, EVIL)));

        ObjectNode now =
                (ObjectNode) realm.admin().get(realm.path("/clients/" + vault)).json();
        assertEquals("another description", now.path("description").asString());
        assertEquals("known", now.path("secret").asString());
        assertFalse(now.toString().contains("attacker"), now.toString());
    }

    @Test
    void aSecretIsSeenOnceWithinAWindow() {
        String path = realm.path("/clients/" + vault + "/client-secret");
        reference(desk.get(path));
        permit(vault, "act:secret").submit().expect(200);
        assertEquals("known", desk.get(path).expect(200).json().path("value").asString());
        reference(desk.get(path));
        assertEquals(
                "known",
                realm.admin().get(path).expect(200).json().path("value").asString());
    }

    @Test
    void deletingIsARemovalAndNoAct() {
        LivePerson person = realm.person();
        approve(person);
        desk.delete(realm.path("/users/" + person.id())).expect(204);
    }

    @Test
    void inObserveModeItIsOnlyReported() {
        GovernedRealm observed = GovernedRealm.observing(SharedStack.get(), "watched");
        observed.admin()
                .put(observed.path(""), Map.of("adminPermissionsEnabled", true))
                .expect(204);
        LivePerson watched = observed.person();
        HelpDesk.permit(observed, "Users", OF_USERS, List.of(watched.id()));
        LivePerson target = observed.person();
        target.grant("secret").expect(204);
        HelpDesk.as(watched)
                .put(observed.path("/users/" + target.id() + "/reset-password"), password("Another-pass-1"))
                .expect(204);
        assertTrue(observed.events("change.observed").stream()
                .anyMatch(event -> event.toString().contains("\"CREDENTIAL\"")));
    }

    private static void approve(LivePerson person) {
        realm.approval("GRANT_ROLE", person.id(), realm.roleId("secret"))
                .submit()
                .expect(200);
    }

    private static ApprovalDraft permit(String object, String act) {
        return realm.approval("PERMIT", object, act)
                .with("closure_hash", "not compared")
                .with("beneficiary", helper.id())
                .with("valid_until", realm.realm().now().plusSeconds(900).toString());
    }

    private static String confidential() {
        return realm.admin()
                .post(
                        realm.path("/clients"),
                        Map.of(
                                "clientId",
                                "vault-" + UUID.randomUUID(),
                                "secret",
                                "known",
                                "publicClient",
                                false,
                                "redirectUris",
                                List.of("https://shop.example.org/*")))
                .expect(201)
                .createdId();
    }

    private static Map<String, Object> redirect(String client, String uri) {
        return Map.of("id", client, "redirectUris", List.of(uri));
    }

    private static Map<String, Object> password(String value) {
        return Map.of("type", "password", "value", value, "temporary", false);
    }

    private static String reference(Answer answer) {
        assertEquals(403, answer.status(), answer.body());
        assertEquals("governance_required", answer.json().path("error").asString());
        String body = answer.body();
        return body.substring(body.indexOf("GH-"), body.indexOf("GH-") + 9);
    }
}
