package io.gatehouse.extension.leaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.extension.live.Rows;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Nobody gives a departed account a password or another credential; what is there can be taken away. */
class LeaverGetsNoCredentialIT {
    private static LiveRealm realm;

    @BeforeAll
    static void start() {
        realm = LiveRealm.create(SharedStack.get(), "no-credential");
    }

    @AfterEach
    void clockBack() {
        realm.clockOffset(Duration.ZERO);
    }

    @Test
    void whatWorkedBeforeTheMinuteIsRefusedAfterItAndNothingIsStored() {
        LivePerson eva = realm.person("eva");
        LivePerson bare = withoutCredential("bare");
        realm.depart("case-eva", eva, realm.now().plusSeconds(600)).expect(200);
        realm.depart("case-bare", bare, realm.now().plusSeconds(600)).expect(200);
        setPassword(eva, LiveRealm.PASSWORD).expect(204);
        eva.signIn("openid").expect(200);
        addOneTimeCode(eva).expect(204);
        addOneTimeCode(bare).expect(204);
        remove(bare, credentials(bare).iterator().next()).expect(204);
        assertEquals(Set.of(), credentials(bare));

        realm.clockOffset(Duration.ofSeconds(660));
        realm.awaitState("case-eva", "ENDED");
        realm.awaitState("case-bare", "ENDED");
        Set<String> before = credentials(eva);
        assertEquals(2, before.size());
        long secrets = secretsOf(eva);

        isRefused(setPassword(eva, "another-Pa55"), eva, 1);
        isRefused(addOneTimeCode(eva), eva, 2);
        isRefused(setPassword(bare, LiveRealm.PASSWORD), bare, 1);
        isRefused(addOneTimeCode(bare), bare, 2);

        assertEquals(before, credentials(eva), "read in a session of its own");
        assertEquals(secrets, secretsOf(eva), "the secret itself");
        assertEquals(Set.of(), credentials(bare), "read in a session of its own");
        assertEquals(0, Rows.count(realm.stack(), "select count(*) from credential where user_id = ?", bare.id()));

        for (String one : before) {
            remove(eva, one).expect(204);
        }
        assertEquals(Set.of(), credentials(eva), "taking away is never refused");
    }

    @Test
    void whoseDepartureWasCancelledGetsAPasswordAgain() {
        LivePerson finn = realm.person("finn");
        realm.depart("case-finn", finn, realm.now().plusSeconds(600)).expect(200);
        realm.app()
                .delete(realm.gatehouse("/departures/case-finn"), Map.of("requestedBy", "hr", "reason", "stays"))
                .expect(200);
        realm.clockOffset(Duration.ofSeconds(660));
        setPassword(finn, LiveRealm.PASSWORD).expect(204);
        finn.signIn("openid").expect(200);
    }

    private static void isRefused(Answer answer, LivePerson person, int attempts) {
        assertEquals(403, answer.status(), answer.body());
        assertEquals("departed", answer.json().path("error").asString());
        String sentence = answer.json().path("error_description").asString();
        assertTrue(sentence.contains("no other credential") && sentence.contains("该人员已离职"), sentence);
        List<JsonNode> recorded = LeaverHasNoAccessIT.entries("departed_credential.refused", person);
        assertEquals(attempts, recorded.size(), recorded.toString());
        JsonNode last = recorded.get(attempts - 1).path("data");
        assertTrue(sentence.contains(last.path("reference").asString()), sentence + last);
        assertTrue(last.path("request").asString().startsWith("PUT /admin/realms/"), last.toString());
    }

    private static LivePerson withoutCredential(String username) {
        String id = realm.admin()
                .post(realm.path("/users"), Map.of("username", username, "enabled", true))
                .expect(201)
                .createdId();
        return new LivePerson(realm, id, username);
    }

    private static Answer setPassword(LivePerson person, String password) {
        return realm.admin()
                .put(
                        realm.path("/users/" + person.id() + "/reset-password"),
                        Map.of("type", "password", "value", password, "temporary", false));
    }

    private static Answer addOneTimeCode(LivePerson person) {
        return realm.admin()
                .put(
                        realm.path("/users/" + person.id()),
                        Map.of(
                                "credentials",
                                List.of(
                                        Map.of(
                                                "type",
                                                "otp",
                                                "secretData",
                                                "{\"value\":\"secret\"}",
                                                "credentialData",
                                                "{\"subType\":\"totp\",\"period\":30,\"digits\":6,\"algorithm\":\"HmacSHA1\"}"))));
    }

    private static Answer remove(LivePerson person, String credential) {
        return realm.admin().delete(realm.path("/users/" + person.id() + "/credentials/" + credential));
    }

    private static Set<String> credentials(LivePerson person) {
        Set<String> ids = new TreeSet<>();
        realm.admin()
                .get(realm.path("/users/" + person.id() + "/credentials"))
                .expect(200)
                .json()
                .forEach(one -> ids.add(one.path("id").asString()));
        return ids;
    }

    /** A number that changes with any of the person's secrets. */
    private static long secretsOf(LivePerson person) {
        return Rows.count(
                realm.stack(),
                "select coalesce(sum(hashtext(secret_data)::bigint), 0) from credential where user_id = ?",
                person.id());
    }
}
