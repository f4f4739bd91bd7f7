package io.gatehouse.app.change;

import io.gatehouse.app.change.model.Approval;
import io.gatehouse.app.change.model.ApprovalPolicy;
import io.gatehouse.app.change.model.Candidate;
import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.change.model.Concerned;
import io.gatehouse.app.change.model.FourEyesRule;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.shared.Ruling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rule is asked again for everybody who agreed: who has left or lost the role meanwhile counts no longer. */
@Component
class Counting {

    private final Deciders deciders;

    Counting(Deciders deciders) {
        this.deciders = deciders;
    }

    /**
     * @param counting the agreements that count, each only as what the person was then and still is
     * @param whyNot why the others do not: account id to the code of the rule
     * @param missing what the policy still asks for
     */
    record Counted(List<Approval> counting, Map<String, String> whyNot, ApprovalPolicy.Missing missing) {}

    /** @param deciding who agrees just now, known better from their sign-in; nobody when a page is shown */
    Counted of(
            ChangeRequest request,
            Concerned concerned,
            ApprovalPolicy policy,
            Entitlement target,
            Instant at,
            @Nullable Candidate deciding) {
        List<Approval> counting = new ArrayList<>();
        Map<String, String> whyNot = new LinkedHashMap<>();
        for (Approval approval : request.approvals()) {
            String id = approval.approverId();
            boolean self = deciding != null && id.equals(deciding.human().id());
            Candidate candidate = self && deciding != null ? deciding : deciders.known(id, target, at);
            Set<String> others = new HashSet<>(request.decidedBy());
            others.remove(id);
            Ruling ruling = FourEyesRule.mayDecide(candidate, concerned, policy, others);
            Approval held = approval.heldBy(candidate);
            if (ruling instanceof Ruling.Denied denied) {
                whyNot.put(id, denied.code());
            } else if (!held.asApprover() && !held.asOwner()) {
                whyNot.put(id, "change.no-approver");
            } else {
                counting.add(held);
            }
        }
        ApprovalPolicy.Missing missing =
                policy.missing(counting, deciders.ownerCanDecide(concerned, policy, target, at));
        return new Counted(List.copyOf(counting), Map.copyOf(whyNot), missing);
    }
}
