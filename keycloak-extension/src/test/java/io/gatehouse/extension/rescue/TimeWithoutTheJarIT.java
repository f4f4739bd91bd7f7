package io.gatehouse.extension.rescue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.Until;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an operator can undo by putting back an old state: the server without our jar, and an older database. */
@Tag("ci")
class TimeWithoutTheJarIT {

    /** The sweep looks when the server is up and each 45 s. */
    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    private static Machine machine;

    @BeforeAll
    static void start() {
        machine = Machine.withJar("without-jar");
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void whatIsGrantedWithoutTheJarDoesNotCountWhenItIsBackAndIsFoundWithinAMinute() {
        GovernedRealm realm = GovernedRealm.create(machine.stack(), "jarless");
        LivePerson rightful = realm.person();
        realm.approval("GRANT_ROLE", rightful.id(), realm.roleId("secret"))
                .submit()
                .expect(200);
        LivePerson holder = realm.person();
        LivePerson member = realm.person();
        LivePerson through = realm.person();
        through.grant("plain").expect(204);
        String privileged = realm.groupId("privileged");

        machine.restartWithoutJar();
        assertEquals(404, realm.admin().get(realm.realm().gatehouse("/status")).status(), "what the app's alarm sees");
        holder.grant("secret").expect(204);
        member.join(privileged).expect(204);
        realm.admin()
                .post(realm.path("/roles/plain/composites"), List.of(realm.roleOf("secret")))
                .expect(204);
        for (LivePerson person : List.of(rightful, holder, member, through)) {
            assertTrue(realm.freshRoles(person).contains("secret"), "on a stock server it works");
        }

        machine.restartWithJar();
        Set<String> found = Until.fits(
                "four findings",
                A_MINUTE,
                () -> realm.events("drift.found").stream()
                        .map(event -> event.path("data").path("edges").get(0))
                        .map(edge -> edge.path("edgeKind").asString() + " "
                                + edge.path("sourceId").asString())
                        .collect(Collectors.toSet()),
                seen -> seen.size() >= 4);
        assertEquals(
                Set.of(
                        "USER_ROLE " + holder.id(),
                        // a role that gives it now
                        "USER_ROLE " + through.id(),
                        "USER_GROUP " + member.id(),
                        "ROLE_ROLE " + realm.roleId("plain")),
                found);
        for (LivePerson person : List.of(holder, member, through)) {
            assertFalse(realm.freshRoles(person).contains("secret"), "nobody approved it");
        }
        assertTrue(realm.freshRoles(rightful).contains("secret"), "what was approved before still counts");
        assertEquals("ENFORCE", status(realm).path("mode").asString());
    }

    @Test
    void anOlderDatabaseBringsBackWhatItHeldAndItsAuditChainIsShorterThanItWas() {
        GovernedRealm realm = GovernedRealm.create(machine.stack(), "restored");
        LivePerson person = realm.person();
        String secret = realm.roleId("secret");
        realm.approval("GRANT_ROLE", person.id(), secret).submit().expect(200);
        machine.backUp();
        long then = status(realm).path("auditSeq").asLong();
        realm.revoke(person, secret, "order-" + person.id()).expect(200);
        assertFalse(realm.freshRoles(person).contains("secret"));
        JsonNode seen = status(realm);
        assertTrue(seen.path("auditSeq").asLong() > then);

        machine.restore();
        assertTrue(
                realm.freshRoles(person).contains("secret"),
                "rows and ledger are both old: the grant is approved in them");
        JsonNode restored = status(realm);
        assertEquals(then, restored.path("auditSeq").asLong(), "what the app's alarm compares");
        assertFalse(restored.path("auditHash")
                .asString()
                .equals(seen.path("auditHash").asString()));
        assertEquals("ENFORCE", restored.path("mode").asString());
        realm.revoke(person, secret, "again-" + person.id()).expect(200);
        assertFalse(realm.freshRoles(person).contains("secret"), "the order is simply given again");
    }

    private static JsonNode status(GovernedRealm realm) {
        return realm.admin().get(realm.realm().gatehouse("/status")).expect(200).json();
    }
}
