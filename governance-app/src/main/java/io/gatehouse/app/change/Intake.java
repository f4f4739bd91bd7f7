package io.gatehouse.app.change;

import io.gatehouse.app.catalog.Offers;
import io.gatehouse.app.change.model.ApprovalPolicy;
import io.gatehouse.app.change.model.Ask;
import io.gatehouse.app.change.model.Operation;
import io.gatehouse.app.change.model.Terms;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.directory.Grant;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.Tier;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what was entered into an ask with its terms, or says what is wrong with it. */
@Component
class Intake {

    static final int LONGEST_REASON = 1000;
    private static final int LONGEST_TICKET = 100;
    private static final int LONGEST_DAYS = 366;

    private final Directory directory;
    private final AccessFacts facts;
    private final Deciders deciders;
    private final Policies policies;
    private final ChangeStore store;
    private final Offers offers;

    Intake(
            Directory directory,
            AccessFacts facts,
            Deciders deciders,
            Policies policies,
            ChangeStore store,
            Offers offers) {
        this.directory = directory;
        this.facts = facts;
        this.deciders = deciders;
        this.policies = policies;
        this.store = store;
        this.offers = offers;
    }

    /**
     * @param captured what was tried in Keycloak, when that is where it comes from
     * @throws BadInput naming the field; {@link Refused} when this person may not ask for this
     */
    Checked check(Actor actor, NewChange entered, @Nullable Ask captured, Instant now) {
        Entitlement target = directory
                .entitlement(required("entitlement", entered.entitlementId()))
                .orElseThrow(() -> new BadInput("entitlement", "change.entitlement-unknown"));
        String source = required("source", entered.sourceId());
        Operation operation =
                captured == null ? operation(source, target) : stillPossible(captured.operation(), source, target);
        if (operation.forPerson()) {
            checkBeneficiary(actor, source, target, captured != null, now);
        } else if (captured == null
                && !actor.has(AppRole.ADMINISTRATOR)
                && !actor.id().equals(target.ownerId())) {
            throw new Refused("change.not-your-definition");
        }
        Offers.Offer offer = offers.of(target.id());
        // to act on whoever holds it gives nobody the entitlement
        if (!offer.requestable() && operation != Operation.ACT) {
            throw new BadInput("entitlement", "change.not-requestable");
        }
        ApprovalPolicy policy = policies.inForce(facts.reach(target), now);
        if (policy.sealed()) {
            throw new BadInput("entitlement", "change.sealed");
        }
        store.submittedFor(source, target.id(), captured == null ? null : captured.act())
                .ifPresent(open -> {
                    throw new BadInput("entitlement", "change.asked-already", open.reference());
                });
        Ask ask = new Ask(
                operation,
                source,
                target.id(),
                reason(entered.reason(), policy),
                ticket(entered.ticket()),
                operation.opensWindow() ? null : days(entered.days(), offer.longestDays()),
                captured == null ? null : captured.act());
        return new Checked(ask, new Terms(target.closureHash(), policy.tier(), policy.version()));
    }

    /** The tier that decides, and its policy in force. */
    ApprovalPolicy policyFor(Entitlement target, Instant now) {
        return policies.inForce(facts.reach(target), now);
    }

    /** Nothing governed got wider or more sensitive since this was submitted. */
    Entitlement requireUnchanged(Ask ask, Terms terms) {
        Entitlement target = targetOf(ask);
        if (!target.closureHash().equals(terms.closureHash())) {
            throw Refused.notNow("change.closure-changed");
        }
        Tier reach = facts.reach(target);
        if (reach.compareTo(terms.tier()) < 0) {
            throw Refused.notNow("change.tier-raised", reach.name());
        }
        return target;
    }

    Entitlement targetOf(Ask ask) {
        return directory.entitlement(ask.targetId()).orElseThrow(() -> Refused.notNow("change.entitlement-gone"));
    }

    Operation operation(String sourceId, Entitlement target) {
        boolean group = target.kind() == Entitlement.Kind.GROUP;
        if (directory.person(sourceId).isPresent()) {
            return group ? Operation.JOIN_GROUP : Operation.GRANT_ROLE;
        }
        Entitlement source =
                directory.entitlement(sourceId).orElseThrow(() -> new BadInput("source", "change.source-unknown"));
        if (group) {
            throw new BadInput("entitlement", "change.group-into-definition");
        }
        if (source.id().equals(target.id())) {
            throw new BadInput("entitlement", "change.into-itself");
        }
        return source.kind() == Entitlement.Kind.GROUP ? Operation.ADD_GROUP_ROLE : Operation.ADD_COMPOSITE;
    }

    /** What was tried, if its ends are still there. Of a default group the source is the realm, which is always there, of a permit an object of Keycloak that is no entitlement. */
    private Operation stillPossible(Operation captured, String sourceId, Entitlement target) {
        boolean gone =
                captured.forDefinition() && directory.entitlement(sourceId).isEmpty();
        if (gone) {
            throw new BadInput("entitlement", "change.definition-gone");
        }
        return captured;
    }

    private void checkBeneficiary(Actor actor, String personId, Entitlement target, boolean captured, Instant now) {
        Person person = directory.requirePerson(personId);
        if (!captured && !mayAskFor(actor, person)) {
            throw new Refused("change.not-for-them");
        }
        if (!deciders.isActive(person, now)) {
            throw new BadInput("source", "change.person-inactive");
        }
        boolean held = directory.grantsOf(personId).stream().anyMatch(grant -> isApprovedForGood(grant, target));
        if (held) {
            throw new BadInput("entitlement", "change.held-already");
        }
    }

    private static boolean isApprovedForGood(Grant grant, Entitlement target) {
        return grant.direct()
                && grant.entitlementId().equals(target.id())
                && grant.validUntil() == null
                && (grant.ledgerId() != null || !target.governed());
    }

    /** For oneself, for those below one in the line, and on behalf of anybody for approvers and administrators. */
    boolean mayAskFor(Actor actor, Person person) {
        return person.id().equals(actor.id())
                || actor.has(AppRole.ADMINISTRATOR)
                || actor.has(AppRole.APPROVER)
                || directory.managersAbove(person.id()).stream()
                        .anyMatch(manager -> manager.id().equals(actor.id()));
    }

    private static String required(String field, @Nullable String value) {
        return Optional.ofNullable(value)
                .map(String::trim)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new BadInput(field, "change.needed"));
    }

    private static String reason(@Nullable String value, ApprovalPolicy policy) {
        String text = value == null ? "" : value.trim();
        if (text.codePointCount(0, text.length()) < policy.minimumReason()) {
            throw new BadInput("reason", "change.reason-short", policy.minimumReason());
        }
        return limited("reason", text, LONGEST_REASON);
    }

    private static @Nullable String ticket(@Nullable String value) {
        return value == null || value.isBlank() ? null : limited("ticket", value.trim(), LONGEST_TICKET);
    }

    private static @Nullable Integer days(@Nullable Integer value, @Nullable Integer longest) {
        if (longest != null && (value == null || value > longest)) {
            throw new BadInput("days", "change.days-most", longest);
        }
        if (value != null && (value < 1 || value > LONGEST_DAYS)) {
            throw new BadInput("days", "change.days-range", LONGEST_DAYS);
        }
        return value;
    }

    static String limited(String field, String text, int longest) {
        if (text.length() > longest) {
            throw new BadInput(field, "change.too-long", longest);
        }
        return text;
    }

    record Checked(Ask ask, Terms terms) {}
}
