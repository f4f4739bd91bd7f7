package io.gatehouse.app.change;

import io.gatehouse.app.catalog.Offers;
import io.gatehouse.app.change.model.ApprovalPolicy;
import io.gatehouse.app.change.model.ApprovalPolicy.Missing;
import io.gatehouse.app.change.model.Concerned;
import io.gatehouse.app.change.model.Operation;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Now;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the form for a new request offers: people, entitlements, and who would decide. */
@Service
public class NewChanges {

    private static final int MOST = 8;

    private final Directory directory;
    private final AccessFacts facts;
    private final Deciders deciders;
    private final Panel panel;
    private final Intake intake;
    private final Offers offers;
    private final Now now;

    NewChanges(
            Directory directory,
            AccessFacts facts,
            Deciders deciders,
            Panel panel,
            Intake intake,
            Offers offers,
            Now now) {
        this.directory = directory;
        this.facts = facts;
        this.deciders = deciders;
        this.panel = panel;
        this.intake = intake;
        this.offers = offers;
        this.now = now;
    }

    /** People for whom this person may ask: themselves and those below, everybody for approvers and administrators. */
    @Transactional(readOnly = true)
    public List<Person> people(Actor actor, String text) {
        if (actor.has(AppRole.APPROVER) || actor.has(AppRole.ADMINISTRATOR)) {
            return text.isBlank() ? directory.person(actor.id()).stream().toList() : directory.findPeople(text, MOST);
        }
        String wanted = text.trim().toLowerCase(Locale.ROOT);
        return Stream.concat(directory.person(actor.id()).stream(), directory.reportsOf(actor.id()).stream())
                .filter(person -> !person.departed())
                .filter(person -> wanted.isEmpty() || namesOf(person).contains(wanted))
                .limit(MOST)
                .toList();
    }

    private static String namesOf(Person person) {
        return String.join(
                        " ",
                        person.username(),
                        person.nameIn(Locale.ENGLISH),
                        person.nameIn(Locale.SIMPLIFIED_CHINESE),
                        person.employeeNumber() == null ? "" : person.employeeNumber())
                .toLowerCase(Locale.ROOT);
    }

    /** Roles and groups whose definition may be asked to change. */
    @Transactional(readOnly = true)
    public List<Entitlement> definitions(String text) {
        return text.isBlank() ? List.of() : directory.findEntitlements(text, MOST);
    }

    /** What can be asked for. */
    @Transactional(readOnly = true)
    public List<Entitlement> entitlements(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        Set<String> withheld = offers.withheld();
        return directory.findEntitlements(text, MOST + withheld.size()).stream()
                .filter(found -> !withheld.contains(found.id()))
                .limit(MOST)
                .toList();
    }

    /** For how long it can be asked for; before one is chosen, for how long anything can. */
    @Transactional(readOnly = true)
    public List<String> days(@Nullable String entitlementId) {
        return DaysOffered.upTo(
                entitlementId == null ? null : offers.of(entitlementId).longestDays());
    }

    @Transactional(readOnly = true)
    public Optional<Person> person(Actor actor, @Nullable String id) {
        return id == null ? Optional.empty() : directory.person(id).filter(person -> intake.mayAskFor(actor, person));
    }

    @Transactional(readOnly = true)
    public Optional<Entitlement> entitlement(@Nullable String id) {
        return id == null || id.isBlank() ? Optional.empty() : directory.entitlement(id);
    }

    /** The chosen one, if it can be asked for. */
    @Transactional(readOnly = true)
    public Optional<Entitlement> requestable(@Nullable String id) {
        return entitlement(id).filter(found -> offers.of(found.id()).requestable());
    }

    /** Who would decide; nothing until both ends of the change are chosen. */
    @Transactional(readOnly = true)
    public Optional<Preview> preview(Actor actor, @Nullable String sourceId, @Nullable String entitlementId) {
        Optional<Entitlement> target = requestable(entitlementId);
        if (target.isEmpty() || sourceId == null || sourceId.isBlank()) {
            return Optional.empty();
        }
        Optional<Person> beneficiary = person(actor, sourceId);
        Optional<Entitlement> source = directory.entitlement(sourceId);
        if (beneficiary.isEmpty() && source.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(preview(actor, beneficiary.orElse(null), source.orElse(null), target.get()));
    }

    private Preview preview(
            Actor actor, @Nullable Person beneficiary, @Nullable Entitlement source, Entitlement target) {
        Instant at = now.instant();
        ApprovalPolicy policy = intake.policyFor(target, at);
        Concerned concerned = beneficiary != null
                ? deciders.concerned(actor.id(), Operation.GRANT_ROLE, beneficiary.id())
                : deciders.concerned(actor.id(), Operation.ADD_COMPOSITE, source == null ? "" : source.id());
        Missing missing = policy.missing(List.of(), deciders.ownerCanDecide(concerned, policy, target, at));
        boolean held = beneficiary != null
                && directory.grantsOf(beneficiary.id()).stream()
                        .anyMatch(grant -> grant.entitlementId().equals(target.id()));
        return new Preview(
                target,
                beneficiary,
                source,
                facts.reach(target),
                policy,
                source == null ? 0 : facts.holders(source.id()).size(),
                missing.approvers(),
                missing.owner(),
                panel.mayDecide(concerned, policy, target, Set.of(), at),
                held);
    }
}
