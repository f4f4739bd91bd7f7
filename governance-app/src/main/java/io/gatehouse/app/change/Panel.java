package io.gatehouse.app.change;

import io.gatehouse.app.change.model.ApprovalPolicy;
import io.gatehouse.app.change.model.Concerned;
import io.gatehouse.app.change.model.FourEyesRule;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Ruling;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Names those who may decide, by the same rule that judges them when they do. */
@Component
class Panel {

    private final Directory directory;
    private final AccessFacts facts;
    private final Deciders deciders;

    Panel(Directory directory, AccessFacts facts, Deciders deciders) {
        this.directory = directory;
        this.facts = facts;
        this.deciders = deciders;
    }

    /** The owners first, then the approvers. */
    List<Person> mayDecide(
            Concerned concerned, ApprovalPolicy policy, Entitlement target, Set<String> decided, Instant at) {
        List<String> approvers = facts.holdersOf(AppRole.APPROVER);
        return deciders(target, approvers).stream()
                .filter(id -> FourEyesRule.mayDecide(
                                deciders.candidate(id, approvers.contains(id), target, at), concerned, policy, decided)
                        instanceof Ruling.Allowed)
                .flatMap(id -> directory.person(id).stream())
                .toList();
    }

    /** Who could decide such a request, but would gain by this one. */
    List<Person> wouldGain(Concerned concerned, Entitlement target) {
        return deciders(target, facts.holdersOf(AppRole.APPROVER)).stream()
                .filter(concerned.gaining()::contains)
                .flatMap(id -> directory.person(id).stream())
                .toList();
    }

    private Set<String> deciders(Entitlement target, List<String> approvers) {
        Set<String> ids = new LinkedHashSet<>(facts.decisiveOwners(target.id()));
        ids.addAll(approvers);
        return ids;
    }
}
