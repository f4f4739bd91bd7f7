package io.gatehouse.app.change.model;

import static io.gatehouse.app.change.model.Samples.approval;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.app.change.model.ApprovalPolicy.Missing;
import io.gatehouse.app.shared.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApprovalPolicyTest {

    private final ApprovalPolicy t1 = Samples.policy(Tier.T1);
    private final ApprovalPolicy t2 = Samples.policy(Tier.T2);

    @Test
    void t2NeedsOnePersonAndTheOwnerCounts() {
        assertEquals(new Missing(1, false), t2.missing(List.of(), true));
        assertTrue(t2.missing(List.of(approval("a", true, false)), true).nothing());
        assertTrue(t2.missing(List.of(approval("o", false, true)), true).nothing());
    }

    @Test
    void t1NeedsAnApproverAndTheOwner() {
        assertEquals(new Missing(1, true), t1.missing(List.of(), true));
        assertEquals(new Missing(0, true), t1.missing(List.of(approval("a", true, false)), true));
        assertEquals(new Missing(1, false), t1.missing(List.of(approval("o", false, true)), true));
        assertTrue(t1.missing(List.of(approval("a", true, false), approval("o", false, true)), true)
                .nothing());
    }

    @Test
    void anOwnerWhoIsApproverIsEnoughForT1() {
        assertTrue(t1.missing(List.of(approval("o", true, true)), true).nothing());
    }

    @Test
    void withoutAnOwnerWhoMayDecideTwoApproversAreNeeded() {
        assertEquals(new Missing(2, false), t1.missing(List.of(), false));
        assertEquals(new Missing(1, false), t1.missing(List.of(approval("a", true, false)), false));
        assertTrue(t1.missing(List.of(approval("a", true, false), approval("b", true, false)), false)
                .nothing());
    }
}
