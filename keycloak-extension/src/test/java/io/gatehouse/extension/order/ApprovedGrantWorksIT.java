package io.gatehouse.extension.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.ApprovalDraft;
import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.Until;
import io.gatehouse.stack.SharedStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An approved grant works at once, exactly once, and the ledger says who approved it. */
class ApprovedGrantWorksIT {

    private static GovernedRealm realm;

    @BeforeAll
    static void start() {
        realm = GovernedRealm.create(SharedStack.get(), "approved");
    }

    @Test
    void aRole() {
        LivePerson person = realm.person();
        String secret = realm.roleId("secret");
        ApprovalDraft approval = realm.approval("GRANT_ROLE", person.id(), secret);
        JsonNode answer = approval.submit().expect(200).json();
        assertEquals("APPLIED", answer.path("effect").asString());
        assertEquals(approval.jti(), answer.path("jti").asString());
        assertTrue(realm.freshRoles(person).contains("secret"));

        JsonNode entry = realm.ledger(person.id(), secret).get(0);
        assertEquals(answer.path("ledgerId").asString(), entry.path("ledgerId").asString());
        assertEquals("APPROVED", entry.path("origin").asString());
        assertEquals(realm.approver().id(), entry.path("approvers").get(0).asString());
        assertEquals(realm.requester().id(), entry.path("requester").asString());

        JsonNode event = realm.events("grant.applied").stream()
                .filter(e -> e.path("data").path("jti").asString().equals(approval.jti()))
                .findFirst()
                .orElseThrow();
        assertEquals(answer.path("auditSeq").asLong(), event.path("auditSeq").asLong());
        assertEquals(
                answer.path("auditHash").asString(), event.path("auditHash").asString());
    }

    @Test
    void aGroupAClientRoleACompositeAndAGroupRole() {
        LivePerson person = realm.person();
        String secret = realm.roleId("secret");
        String privileged = realm.groupId("privileged");
        realm.approval("JOIN_GROUP", person.id(), privileged)
                .with("closure_hash", ApprovalDraft.closureHash(privileged, secret))
                .submit()
                .expect(200);
        assertTrue(realm.freshRoles(person).contains("secret"));

        LivePerson clerk = realm.person();
        realm.approval("GRANT_ROLE", clerk.id(), realm.refunds().path("id").asString())
                .submit()
                .expect(200);
        assertEquals(List.of("refunds"), realm.freshShopRoles(clerk));

        LivePerson holder = realm.person();
        realm.realm().role("team");
        holder.grant("team").expect(204);
        String team = realm.roleId("team");
        realm.approval("ADD_COMPOSITE", team, secret).submit().expect(200);
        assertTrue(
                realm.events("grant.applied").stream()
                        .anyMatch(event -> event.path("subject").asString().equals(team)),
                "the audit entry is about the role that was widened");
        assertTrue(realm.freshRoles(holder).contains("secret"));
        assertEquals(
                "DEFINITION",
                realm.ledger(holder.id(), team).get(0).path("origin").asString());
        assertEquals(403, realm.person().grant("team").status(), "what was widened is governed from now on");

        String desk = realm.realm().group("desk");
        realm.approval("ADD_GROUP_ROLE", desk, secret).submit().expect(200);
        assertEquals(403, realm.person().join(desk).status());
    }

    @Test
    void aGroupBelowAnotherAndADefaultGroup() {
        String privileged = realm.groupId("privileged");
        String hash = ApprovalDraft.closureHash(privileged, realm.roleId("secret"));
        String guests = realm.realm().group("guests");
        LivePerson guest = realm.person();
        guest.join(guests).expect(204);
        realm.approval("MOVE_GROUP", guests, privileged)
                .with("closure_hash", hash)
                .submit()
                .expect(200);
        assertTrue(realm.freshRoles(guest).contains("secret"));
        assertEquals(
                "GROUP_PARENT",
                realm.ledger(guests, privileged).get(0).path("edgeKind").asString());
        assertEquals(403, realm.person().join(guests).status(), "what was widened is governed from now on");

        realm.approval("ADD_DEFAULT_GROUP", realm.realmId(), privileged)
                .with("closure_hash", hash)
                .submit()
                .expect(200);
        assertEquals(1, realm.admin().get(realm.path("/default-groups")).json().size());
        assertEquals(
                404,
                realm.approval("ADD_DEFAULT_GROUP", "another-realm", privileged)
                        .with("closure_hash", hash)
                        .submit()
                        .status());

        // the last default group taken out again: nothing may put it back without an approval
        realm.admin().delete(realm.path("/default-groups/" + privileged)).expect(204);
        JsonNode entry = realm.ledger(realm.realmId(), privileged).get(0);
        assertEquals("removed", entry.path("endReason").asString());
        assertEquals(
                403,
                realm.admin()
                        .put(realm.path("/default-groups/" + privileged), null)
                        .status());
    }

    @Test
    void onlyUntilItsEnd() {
        LivePerson person = realm.person();
        String secret = realm.roleId("secret");
        String end = realm.realm().now().plus(Duration.ofHours(8)).toString();
        realm.approval("GRANT_ROLE", person.id(), secret)
                .with("valid_until", end)
                .submit()
                .expect(200);
        assertTrue(realm.freshRoles(person).contains("secret"));
        realm.realm().clockOffset(Duration.ofHours(9));
        try {
            Until.fits(
                    "the end of the grant",
                    Duration.ofSeconds(90),
                    () -> realm.ledger(person.id(), secret).get(0),
                    entry -> entry.path("endReason").asString().equals("expired"));
            assertEquals(0, person.storedRoles());
            assertFalse(realm.freshRoles(person).contains("secret"));
        } finally {
            realm.realm().clockOffset(Duration.ZERO);
        }
    }

    @Test
    void fiftyTimesAtOnceHasOneEffect() throws Exception {
        LivePerson person = realm.person();
        String secret = realm.roleId("secret");
        ApprovalDraft approval = realm.approval("GRANT_ROLE", person.id(), secret);
        String jws = approval.signed();
        var app = realm.realm().app();
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            Callable<String> submit =
                    () -> app.send("POST", realm.realm().gatehouse("/approvals"), "application/jose", jws)
                            .expect(200)
                            .json()
                            .path("effect")
                            .asString();
            List<Future<String>> answers = threads.invokeAll(
                    IntStream.range(0, 50).mapToObj(i -> submit).toList());
            Map<String, Long> effects = answers.stream()
                    .map(ApprovedGrantWorksIT::get)
                    .collect(Collectors.groupingBy(effect -> effect, Collectors.counting()));
            assertEquals(Map.of("APPLIED", 1L, "ALREADY_APPLIED", 49L), effects);
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, realm.ledger(person.id(), secret).size());
        assertEquals(
                1,
                realm.events("grant.applied").stream()
                        .filter(e -> e.path("data").path("jti").asString().equals(approval.jti()))
                        .count());
    }

    @Test
    void notAgainAfterItWasRevoked() {
        LivePerson person = realm.person();
        String secret = realm.roleId("secret");
        ApprovalDraft approval = realm.approval("GRANT_ROLE", person.id(), secret);
        String jws = approval.signed();
        realm.submit(jws).expect(200);
        realm.revoke(person, secret, "order-" + approval.jti()).expect(200);
        JsonNode again = realm.submit(jws).expect(200).json();
        assertEquals("ALREADY_APPLIED", again.path("effect").asString());
        assertEquals(0, person.storedRoles());
        assertEquals(Set.of("revoked"), ends(person.id(), secret));
    }

    private static Set<String> ends(String source, String target) {
        return realm.ledger(source, target).stream()
                .map(entry -> entry.path("endReason").asString())
                .collect(Collectors.toSet());
    }

    private static String get(Future<String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
