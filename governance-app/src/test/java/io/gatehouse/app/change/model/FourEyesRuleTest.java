package io.gatehouse.app.change.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.app.shared.Ruling;
import io.gatehouse.app.shared.Tier;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FourEyesRuleTest {

    private static final Human ASKER = new Human("asker", "L1");
    private static final Human USER = new Human("user", "L2");
    private static final Concerned FOR_USER = new Concerned(ASKER, USER, Set.of());
    private static final ApprovalPolicy T1 = Samples.policy(Tier.T1);
    private static final ApprovalPolicy T2 = Samples.policy(Tier.T2);

    @Test
    void anApproverWhomItDoesNotConcernMayDecide() {
        assertEquals("allowed", ask(candidate("other", "L3"), T1));
    }

    @Test
    void theRequesterMayNot() {
        assertEquals("change.own-request", ask(candidate("asker", null), T2));
    }

    @Test
    void theBeneficiaryMayNot() {
        assertEquals("change.own-access", ask(candidate("user", null), T2));
    }

    @Test
    void aSecondAccountOfTheRequesterOrBeneficiaryMayNot() {
        assertEquals("change.own-request", ask(candidate("asker-admin", "L1"), T2));
        assertEquals("change.own-access", ask(candidate("user-admin", "L2"), T2));
    }

    @Test
    void whoseAccountIsActedOnMayNot() {
        Concerned concerned = new Concerned(ASKER, USER, Set.of(), new Human("other", "L3"));
        assertEquals(
                "change.own-account",
                word(FourEyesRule.mayDecide(candidate("other-admin", "L3"), concerned, T2, Set.of())));
        assertEquals("allowed", word(FourEyesRule.mayDecide(candidate("third", "L4"), concerned, T2, Set.of())));
    }

    @Test
    void accountsWithoutNumberAreDifferentPeople() {
        Concerned concerned = new Concerned(new Human("asker", null), new Human("user", null), Set.of());
        assertEquals("allowed", word(FourEyesRule.mayDecide(candidate("other", null), concerned, T2, Set.of())));
    }

    @Test
    void whoGainsByAChangedDefinitionMayNot() {
        Concerned concerned = new Concerned(ASKER, null, Set.of("other"));
        assertEquals(
                "change.own-gain", word(FourEyesRule.mayDecide(candidate("other", "L3"), concerned, T2, Set.of())));
    }

    @Test
    void whoIsDisabledOrDepartedMayNot() {
        assertEquals("change.not-active", ask(new Candidate(new Human("other", "L3"), false, true, true, null), T2));
    }

    @Test
    void nobodyDecidesTwice() {
        assertEquals(
                "change.decided-already",
                word(FourEyesRule.mayDecide(candidate("other", "L3"), FOR_USER, T2, Set.of("other"))));
    }

    @Test
    void roleOrOwnershipIsNeeded() {
        Human other = new Human("other", "L3");
        assertEquals("change.no-approver", ask(new Candidate(other, true, false, false, null), T2));
        assertEquals("allowed", ask(new Candidate(other, true, false, true, null), T2));
    }

    @Test
    void whoReportsToTheRequesterOrBeneficiaryMayNotDecideT1() {
        Candidate belowAsker = new Candidate(new Human("other", "L3"), true, true, false, "asker");
        Candidate belowUser = new Candidate(new Human("other", "L3"), true, true, false, "user");
        assertEquals("change.subordinate", ask(belowAsker, T1));
        assertEquals("change.subordinate", ask(belowUser, T1));
        assertEquals("allowed", ask(belowUser, T2));
    }

    private static Candidate candidate(String id, @Nullable String number) {
        return new Candidate(new Human(id, number), true, true, false, "boss");
    }

    private static String ask(Candidate candidate, ApprovalPolicy policy) {
        return word(FourEyesRule.mayDecide(candidate, FOR_USER, policy, Set.of()));
    }

    private static String word(Ruling ruling) {
        return ruling instanceof Ruling.Denied denied ? denied.code() : "allowed";
    }
}
