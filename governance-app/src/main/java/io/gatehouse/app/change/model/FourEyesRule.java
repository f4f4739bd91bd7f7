package io.gatehouse.app.change.model;

import io.gatehouse.app.shared.Ruling;
import java.util.Set;

/**
 * Nobody decides for themselves: not as requester, not as beneficiary, not with a second account, not as one of those who
 * gain. Asked when a decision is taken and for all decisions again when the order is placed; the extension asks a third
 * time, and the table {@code approval} cannot hold the two plainest cases.
 */
public final class FourEyesRule {

    private FourEyesRule() {}

    /**
     * @param policy the frozen policy of the request's tier
     * @param decided account ids of those who have decided this request already
     */
    public static Ruling mayDecide(
            Candidate candidate, Concerned concerned, ApprovalPolicy policy, Set<String> decided) {
        Human human = candidate.human();
        if (human.isSame(concerned.requester())) {
            return Ruling.denied("change.own-request");
        }
        if (human.isSame(concerned.beneficiary())) {
            return Ruling.denied("change.own-access");
        }
        if (human.isSame(concerned.object())) {
            return Ruling.denied("change.own-account");
        }
        if (concerned.gaining().contains(human.id())) {
            return Ruling.denied("change.own-gain");
        }
        if (!candidate.active()) {
            return Ruling.denied("change.not-active");
        }
        if (decided.contains(human.id())) {
            return Ruling.notNow("change.decided-already");
        }
        if (!candidate.approver() && !candidate.owner()) {
            return Ruling.denied("change.no-approver");
        }
        if (policy.independent() && concerned.reportTo(candidate.managerId())) {
            return Ruling.denied("change.subordinate");
        }
        return Ruling.allowed();
    }
}
