package io.gatehouse.extension.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.AppCaller;
import io.gatehouse.extension.live.ApprovalDraft;
import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An approval that is forged, stale, replayed elsewhere or not four-eyed is refused and nothing is stored. */
class BadApprovalIsRefusedIT {

    private static GovernedRealm realm;
    private LivePerson person;
    private String secret;

    @BeforeAll
    static void start() {
        realm = GovernedRealm.create(SharedStack.get(), "forged");
    }

    @BeforeEach
    void somebody() {
        person = realm.person();
        secret = realm.roleId("secret");
    }

    @Test
    void signedWithAnotherKey() {
        refused(
                realm.submit(AppCaller.jws(realm.realm().stack().clientKey(), good().payload(), "gov-approval+jwt")),
                403,
                "approval_invalid");
    }

    @Test
    void changedAfterSigning() {
        String[] parts = good().signed().split("\\.");
        String other = encode(good().with("reason", "something else").payload());
        refused(realm.submit(parts[0] + "." + other + "." + parts[2]), 403, "approval_invalid");
        refused(realm.submit(parts[0] + "." + parts[1] + "."), 403, "approval_invalid");
        refused(realm.submit(parts[0] + "." + parts[1] + "." + encode("x".repeat(64))), 403, "approval_invalid");
    }

    @Test
    void notSignedAtAll() {
        String header = encode("{\"alg\":\"none\",\"typ\":\"gov-approval+jwt\"}");
        refused(realm.submit(header + "." + encode(good().payload()) + "."), 403, "approval_invalid");
        refused(realm.submit("x"), 403, "approval_invalid");
    }

    @Test
    void ofAnotherType() {
        refused(
                realm.submit(AppCaller.jws(realm.realm().stack().approvalKey(), good().payload(), "JWT")),
                403,
                "approval_invalid");
    }

    @Test
    void forSomebodyElse() {
        refused(good().with("aud", "somebody").submit(), 403, "approval_invalid");
        refused(good().with("iss", "somebody").submit(), 403, "approval_invalid");
        refused(good().with("realm_id", "another-realm").submit(), 403, "approval_invalid");
        refused(good().with("beneficiary", realm.approver().id()).submit(), 403, "approval_invalid");
        refused(good().with("op", "MAKE_ADMIN").submit(), 403, "approval_invalid");
    }

    @Test
    void tooLateOrTooEarlyOrForTooLong() {
        long now = realm.realm().now().getEpochSecond();
        refused(
                good().with("iat", now - 600)
                        .with("nbf", now - 600)
                        .with("exp", now - 1)
                        .submit(),
                403,
                "approval_expired");
        refused(good().with("nbf", now + 300).submit(), 403, "approval_expired");
        refused(
                good().with("valid_until", realm.realm().now().minusSeconds(5).toString())
                        .submit(),
                403,
                "approval_expired");
        refused(good().with("exp", now + Duration.ofDays(2).toSeconds()).submit(), 403, "approval_invalid");
    }

    @Test
    void approvedByThosewhoMayNot() {
        refused(good().approvedBy().submit(), 403, "four_eyes");
        refused(good().approvedBy(realm.requester().id()).submit(), 403, "four_eyes");
        refused(good().approvedBy(realm.approver().id(), person.id()).submit(), 403, "four_eyes");
        refused(good().approvedBy("00000000-0000-0000-0000-000000000000").submit(), 403, "approver_not_eligible");
        LivePerson disabled = realm.person();
        realm.admin()
                .put(realm.path("/users/" + disabled.id()), Map.of("enabled", false))
                .expect(204);
        refused(good().approvedBy(disabled.id()).submit(), 403, "approver_not_eligible");
    }

    /** Whoever holds what is widened gains, by whatever way they hold it. */
    @Test
    void byWhoeverGainsByTheChangeOfADefinition() {
        String widened = realm.realm().role("widened-" + person.username());
        String around = realm.realm().role("around-" + person.username());
        String crew = realm.realm().group("crew-" + person.username());
        realm.admin()
                .post(realm.path("/roles-by-id/" + around + "/composites"), List.of(Map.of("id", widened)))
                .expect(204);
        realm.admin()
                .post(
                        realm.path("/groups/" + crew + "/role-mappings/realm"),
                        List.of(realm.roleOf("around-" + person.username())))
                .expect(204);
        String squad = realm.admin()
                .post(realm.path("/groups/" + crew + "/children"), Map.of("name", "squad"))
                .expect(201)
                .createdId();
        LivePerson holder = realm.person();
        holder.grant("widened-" + person.username()).expect(204);
        LivePerson composite = realm.person();
        composite.grant("around-" + person.username()).expect(204);
        LivePerson member = realm.person();
        member.join(squad).expect(204);
        for (LivePerson gaining : List.of(holder, composite, member)) {
            gains(realm.approval("ADD_COMPOSITE", widened, secret).approvedBy(gaining.id()), gaining);
            gains(
                    realm.approval("ADD_COMPOSITE", widened, secret)
                            .approvedBy(realm.approver().id(), gaining.id()),
                    gaining);
        }
        gains(realm.approval("ADD_GROUP_ROLE", crew, secret).approvedBy(member.id()), member);
        String privileged = realm.groupId("privileged");
        gains(
                realm.approval("MOVE_GROUP", squad, privileged)
                        .with("closure_hash", ApprovalDraft.closureHash(privileged, secret))
                        .approvedBy(member.id()),
                member);
        assertTrue(realm.ledger(widened, secret).isEmpty());
        assertFalse(realm.freshRoles(member).contains("secret"));

        // who holds what is given, but not what is widened, does not gain
        realm.approval("GRANT_ROLE", realm.requester().id(), secret).submit().expect(200);
        realm.approval("ADD_COMPOSITE", widened, secret)
                .with("requester", holder.id())
                .approvedBy(realm.requester().id())
                .submit()
                .expect(200);
        assertTrue(realm.freshRoles(member).contains("secret"));
    }

    private static void gains(ApprovalDraft approval, LivePerson gaining) {
        Answer answer = approval.submit();
        assertEquals(403, answer.status(), answer.body());
        assertEquals("four_eyes", answer.json().path("code").asString(), gaining.username());
    }

    @Test
    void ofAGroupThatWouldStandBelowItself() {
        String top = realm.realm().group("top-" + person.username());
        String below = realm.admin()
                .post(realm.path("/groups/" + top + "/children"), Map.of("name", "below"))
                .expect(201)
                .createdId();
        Answer answer = realm.approval("MOVE_GROUP", top, below)
                .with("closure_hash", ApprovalDraft.closureHash(top, below))
                .submit();
        assertEquals(400, answer.status(), answer.body());
    }

    @Test
    void forAnEntitlementThatGivesMoreThanWasShown() {
        String team = realm.realm().role("growing-" + person.username());
        realm.approval("ADD_COMPOSITE", team, secret).submit().expect(200);
        ApprovalDraft shown = realm.approval("GRANT_ROLE", person.id(), team)
                .with("closure_hash", ApprovalDraft.closureHash(team, secret));
        realm.admin()
                .post(realm.path("/roles-by-id/" + team + "/composites"), List.of(realm.roleOf("plain")))
                .expect(204);
        refused(shown.submit(), 409, "closure_changed");
    }

    @Test
    void forTheHighestTierOrForSomethingUnknown() {
        refused(
                realm.approval("GRANT_ROLE", person.id(), realm.roleId("crown")).submit(),
                403,
                "sealed_approval_required");
        refused(realm.approval("GRANT_ROLE", person.id(), "no-such-role").submit(), 404, "unknown");
        assertEquals(
                404,
                realm.approval("GRANT_ROLE", "no-such-person", secret).submit().status());
    }

    private ApprovalDraft good() {
        return realm.approval("GRANT_ROLE", person.id(), secret);
    }

    private void refused(Answer answer, int status, String code) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, answer.json().path("code").asString());
        assertEquals(0, person.storedRoles());
        assertTrue(realm.ledger(person.id(), secret).isEmpty());
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
