package io.gatehouse.app.change.model;

import static io.gatehouse.app.change.model.Samples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ChangeRequestTest {

    private static final ApprovalPolicy T2 = Samples.policy(Tier.T2);
    private static final Concerned CONCERNED =
            new Concerned(new Human("asker", null), new Human("user", null), Set.of());
    private static final Candidate BOSS = new Candidate(new Human("boss", null), true, true, false, null);

    private final ChangeRequest waiting = Samples.submitted("asker", "user", Tier.T2, 30);

    @Test
    void anAgreedRequestEndsItsDaysAfterTheLastApproval() {
        Instant later = NOON.plusSeconds(3600);
        ChangeRequest agreed = approved().agreed(UUID.randomUUID(), later);
        assertEquals(ChangeStatus.APPROVED, agreed.status());
        assertEquals(
                later.plusSeconds(30L * 86400),
                Objects.requireNonNull(agreed.delivery()).validUntil());
    }

    @Test
    void whatWasDecidedIsNotDecidedAgain() {
        ChangeRequest agreed = approved().agreed(UUID.randomUUID(), NOON);
        refused("change.already-approved", () -> agreed.agreed(UUID.randomUUID(), NOON));
        refused("change.already-approved", () -> agreed.rejected(BOSS, CONCERNED, T2, "no", NOON));
        ChangeRequest rejected = waiting.rejected(BOSS, CONCERNED, T2, "no", NOON);
        refused("change.already-rejected", () -> rejected.approved(BOSS, CONCERNED, T2, approval("boss")));
        refused("change.already-rejected", () -> rejected.withdrawn("asker", "", NOON));
    }

    @Test
    void aT0RequestIsNeverApprovedHere() {
        ChangeRequest t0 = Samples.submitted("asker", "user", Tier.T0, null);
        refused("change.sealed", () -> t0.approved(BOSS, CONCERNED, Samples.policy(Tier.T0), approval("boss")));
    }

    @Test
    void onlyItsRequesterWithdraws() {
        refused("change.not-yours", () -> waiting.withdrawn("user", "", NOON));
        assertEquals(
                ChangeStatus.WITHDRAWN, waiting.withdrawn("asker", "", NOON).status());
    }

    @Test
    void afterApprovalItIsWithdrawnOnlyUntilItWasCarriedOut() {
        ChangeRequest agreed = approved().agreed(UUID.randomUUID(), NOON);
        Delivery order = Objects.requireNonNull(agreed.delivery());
        assertEquals(ChangeStatus.WITHDRAWN, agreed.withdrawn("asker", "", NOON).status());
        assertEquals(
                ChangeStatus.WITHDRAWN,
                agreed.delivered(order.failed("departed"))
                        .withdrawn("asker", "", NOON)
                        .status());
        ChangeRequest done = agreed.delivered(order.verified(NOON, "hash"));
        refused("change.already-approved", () -> done.withdrawn("asker", "", NOON));
    }

    @Test
    void aDraftIsCompletedOrDiscarded() {
        ChangeRequest draft = new ChangeRequest(
                waiting.id(),
                1001,
                1,
                ChangeStatus.DRAFT,
                null,
                waiting.ask(),
                true,
                NOON,
                null,
                null,
                List.of(),
                null,
                null);
        refused("change.already-draft", () -> draft.rejected(BOSS, CONCERNED, T2, "no", NOON));
        ChangeRequest completed = draft.submitted("admin", waiting.ask(), new Terms("hash", Tier.T2, 1), NOON);
        assertEquals("admin", completed.requesterId());
        refused("change.already-submitted", () -> completed.discarded("admin", "no", NOON));
        assertEquals(
                ChangeStatus.DISCARDED,
                draft.discarded("admin", "a mistake", NOON).status());
    }

    @Test
    void silenceNeverApproves() {
        ChangeRequest expired = waiting.expired("system:change-expiry", NOON);
        assertEquals(ChangeStatus.EXPIRED, expired.status());
        assertNull(expired.delivery());
    }

    private ChangeRequest approved() {
        return waiting.approved(BOSS, CONCERNED, T2, approval("boss"));
    }

    private static Approval approval(String who) {
        return Samples.approval(who, true, false);
    }

    private static void refused(String code, Executable attempt) {
        assertEquals(code, assertThrows(Refused.class, attempt).code());
    }
}
