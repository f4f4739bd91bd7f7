package io.gatehouse.app.change;

import io.gatehouse.app.change.model.ApprovalPolicy;
import io.gatehouse.app.change.model.Ask;
import io.gatehouse.app.change.model.Candidate;
import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.change.model.Concerned;
import io.gatehouse.app.change.model.FourEyesRule;
import io.gatehouse.app.change.model.Human;
import io.gatehouse.app.change.model.Operation;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Ruling;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up, at this moment, who the people around a request are, for the rules of the model to judge. */
@Component
class Deciders {

    private final Directory directory;
    private final AccessFacts facts;
    private final ChangeStore store;

    Deciders(Directory directory, AccessFacts facts, ChangeStore store) {
        this.directory = directory;
        this.facts = facts;
        this.store = store;
    }

    /** Somebody as the directory knows them: what counts when an earlier approval is looked at again. */
    Candidate known(String personId, Entitlement target, Instant now) {
        return candidate(personId, facts.holdersOf(AppRole.APPROVER).contains(personId), target, now);
    }

    /** Somebody who is signed in: the role comes from their sign-in, everything else from the directory. */
    Candidate candidate(String personId, boolean approver, Entitlement target, Instant now) {
        Optional<Person> person = directory.person(personId);
        return new Candidate(
                human(personId),
                person.filter(found -> isActive(found, now)).isPresent(),
                approver,
                facts.decisiveOwners(target.id()).contains(personId),
                person.map(Person::managerId).orElse(null));
    }

    /** Why this signed-in person may not decide a submitted request; nothing when they may. */
    @Nullable
    String whyNot(Actor actor, ChangeRequest request, ApprovalPolicy policy, Entitlement target, Instant now) {
        Candidate candidate = candidate(actor.id(), actor.has(AppRole.APPROVER), target, now);
        Ruling ruling = FourEyesRule.mayDecide(candidate, concerned(request), policy, request.decidedBy());
        return ruling instanceof Ruling.Denied denied ? denied.code() : null;
    }

    Concerned concerned(ChangeRequest request) {
        String requester = request.requesterId();
        if (requester == null) {
            throw new IllegalStateException("a draft has nobody to decide it: " + request.id());
        }
        Ask ask = request.ask();
        return ask.operation().opensWindow()
                ? new Concerned(
                        human(requester),
                        store.capturedFor(request.id()).map(this::human).orElse(null),
                        Set.of(),
                        ask.operation() == Operation.ACT ? human(ask.sourceId()) : null)
                : concerned(requester, request.ask().operation(), request.ask().sourceId());
    }

    Concerned concerned(String requesterId, Operation operation, String sourceId) {
        return operation.forPerson()
                ? new Concerned(human(requesterId), human(sourceId), Set.of())
                : new Concerned(human(requesterId), null, facts.gaining(sourceId));
    }

    /** Whether an owner whose word decides is somebody who may; if not, a second approver takes their place. */
    boolean ownerCanDecide(Concerned concerned, ApprovalPolicy policy, Entitlement target, Instant now) {
        return facts.decisiveOwners(target.id()).stream()
                .anyMatch(owner ->
                        FourEyesRule.mayDecide(candidate(owner, false, target, now), concerned, policy, Set.of())
                                instanceof Ruling.Allowed);
    }

    boolean isActive(@Nullable Person person, Instant now) {
        return person != null
                && person.enabled()
                && !person.departed()
                && (person.accessEnd() == null || person.accessEnd().isAfter(now));
    }

    private Human human(String personId) {
        return new Human(
                personId, directory.person(personId).map(Person::employeeNumber).orElse(null));
    }
}
