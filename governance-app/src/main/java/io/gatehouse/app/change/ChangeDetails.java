package io.gatehouse.app.change;

import io.gatehouse.app.catalog.Offers;
import io.gatehouse.app.change.ChangeDetail.Choices;
import io.gatehouse.app.change.ChangeDetail.Decision;
import io.gatehouse.app.change.ChangeDetail.Gaining;
import io.gatehouse.app.change.model.ApprovalPolicy;
import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.change.model.Concerned;
import io.gatehouse.app.change.model.Delivery;
import io.gatehouse.app.change.model.Terms;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.directory.Grant;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Tier;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the page of one request shows. */
@Service
public class ChangeDetails {

    private static final int SOME = 20;

    private final ChangeStore store;
    private final Sight sight;
    private final Directory directory;
    private final AccessFacts facts;
    private final Deciders deciders;
    private final Counting counting;
    private final Panel panel;
    private final Policies policies;
    private final Attempts attempts;
    private final Offers offers;
    private final Now now;

    ChangeDetails(
            ChangeStore store,
            Sight sight,
            Directory directory,
            AccessFacts facts,
            Deciders deciders,
            Counting counting,
            Panel panel,
            Policies policies,
            Attempts attempts,
            Offers offers,
            Now now) {
        this.store = store;
        this.sight = sight;
        this.directory = directory;
        this.facts = facts;
        this.deciders = deciders;
        this.counting = counting;
        this.panel = panel;
        this.policies = policies;
        this.attempts = attempts;
        this.offers = offers;
        this.now = now;
    }

    /** @throws io.gatehouse.app.shared.UnknownObject when there is none, or not for this person */
    @Transactional(readOnly = true)
    public ChangeDetail of(Actor actor, UUID id) {
        Instant at = now.instant();
        ChangeRequest request = sight.seen(actor, id);
        boolean forPerson = request.ask().operation().forPerson();
        Optional<Entitlement> target = directory.entitlement(request.ask().targetId());
        Optional<Entitlement> source = forPerson
                ? Optional.empty()
                : directory.entitlement(request.ask().sourceId());
        List<Attempt> tried = attempts.of(id);
        String capturedFor = store.capturedFor(id).orElse(null);
        Terms terms = request.terms();
        Tier tier = terms != null ? terms.tier() : target.map(facts::reach).orElse(Tier.T3);
        ApprovalPolicy policy = terms != null ? policies.of(terms) : policies.inForce(tier, at);
        return new ChangeDetail(
                request,
                people(request, target.orElse(null), capturedFor),
                source.orElse(null),
                label(tried.stream().map(Attempt::sourceName), request.ask().sourceId()),
                target.orElse(null),
                label(tried.stream().map(Attempt::targetName), request.ask().targetId()),
                target.map(found -> entitlements(facts.reachedBy(found.id()))).orElse(List.of()),
                tier,
                policy,
                forPerson ? otherAccess(request.ask().sourceId(), target.orElse(null)) : List.of(),
                target.map(found -> facts.holders(found.id()).size()).orElse(0),
                forPerson ? Gaining.NOBODY : gaining(request.ask().sourceId()),
                target.map(found -> decision(request, policy, found, at)).orElse(Decision.NONE),
                choices(actor, request, policy, target.orElse(null), at),
                capturedFor,
                tried,
                ledgerId(request));
    }

    private Decision decision(ChangeRequest request, ApprovalPolicy policy, Entitlement target, Instant at) {
        if (request.status() != ChangeStatus.SUBMITTED) {
            return Decision.NONE;
        }
        Concerned concerned = deciders.concerned(request);
        Counting.Counted counted = counting.of(request, concerned, policy, target, at, null);
        return new Decision(
                counted.missing().approvers(),
                counted.missing().owner(),
                panel.mayDecide(concerned, policy, target, request.decidedBy(), at),
                counted.whyNot(),
                panel.wouldGain(concerned, target));
    }

    private Choices choices(
            Actor actor, ChangeRequest request, ApprovalPolicy policy, @Nullable Entitlement target, Instant at) {
        boolean mine = actor.id().equals(request.requesterId());
        boolean submitted = request.status() == ChangeStatus.SUBMITTED;
        Delivery delivery = request.delivery();
        boolean failed = request.status() == ChangeStatus.APPROVED
                && delivery != null
                && delivery.state() == Delivery.State.FAILED;
        boolean cancellable = request.status() == ChangeStatus.APPROVED
                && delivery != null
                && delivery.state() != Delivery.State.VERIFIED;
        String whyNot = submitted && target != null ? deciders.whyNot(actor, request, policy, target, at) : null;
        return new Choices(
                submitted && target != null && whyNot == null,
                whyNot,
                request.status() == ChangeStatus.DRAFT && sight.isDraftOf(actor, request),
                DaysOffered.upTo(offers.of(request.ask().targetId()).longestDays()),
                mine && (submitted || cancellable),
                failed && (mine || actor.has(AppRole.APPROVER) || actor.has(AppRole.ADMINISTRATOR)));
    }

    private Map<String, Person> people(
            ChangeRequest request, @Nullable Entitlement target, @Nullable String capturedFor) {
        Map<String, Person> people = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>(request.decidedBy());
        Stream.of(
                        request.requesterId(),
                        request.ask().sourceId(),
                        capturedFor,
                        target == null ? null : target.ownerId(),
                        request.ending() == null ? null : request.ending().actorId())
                .filter(Objects::nonNull)
                .forEach(ids::add);
        ids.forEach(id -> directory.person(id).ifPresent(person -> people.put(id, person)));
        List.copyOf(people.values()).stream()
                .map(Person::managerId)
                .filter(Objects::nonNull)
                .forEach(id -> directory.person(id).ifPresent(person -> people.put(id, person)));
        return people;
    }

    private List<Entitlement> otherAccess(String personId, @Nullable Entitlement target) {
        String system = target == null ? null : target.systemId();
        return directory.grantsOf(personId).stream()
                .map(Grant::entitlementId)
                .distinct()
                .flatMap(id -> directory.entitlement(id).stream())
                .filter(held -> Objects.equals(system, held.systemId()))
                .filter(held -> target == null || !held.id().equals(target.id()))
                .limit(SOME)
                .toList();
    }

    private List<Entitlement> entitlements(List<String> ids) {
        return ids.stream()
                .flatMap(id -> directory.entitlement(id).stream())
                .limit(SOME)
                .toList();
    }

    private Gaining gaining(String definitionId) {
        Set<String> holders = facts.holders(definitionId);
        return new Gaining(
                holders.size(),
                holders.stream()
                        .sorted()
                        .limit(SOME)
                        .flatMap(id -> directory.person(id).stream())
                        .toList());
    }

    private @Nullable String ledgerId(ChangeRequest request) {
        Delivery delivery = request.delivery();
        if (delivery == null
                || delivery.state() != Delivery.State.VERIFIED
                || !request.ask().operation().forPerson()) {
            return null;
        }
        return directory.grantsOf(request.ask().sourceId()).stream()
                .filter(grant -> grant.edgeId().equals(request.ask().targetId()))
                .map(Grant::ledgerId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String label(Stream<@Nullable String> names, String id) {
        return names.filter(Objects::nonNull).findFirst().orElse(id);
    }
}
