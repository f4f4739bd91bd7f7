package io.gatehouse.app.departure;

import io.gatehouse.app.departure.model.CaseRights;
import io.gatehouse.app.departure.model.CaseStatus;
import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.departure.model.DeparturePlan;
import io.gatehouse.app.departure.model.FailedOrder;
import io.gatehouse.app.departure.model.TaskTemplate;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.StaleVersion;
import io.gatehouse.app.shared.UnknownObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What HR does with departures. Each use case decides who may do it, changes the case and places the order to the leaver
 * register in one transaction; the end of access itself is the extension's work and goes on while this app is down.
 */
@Service
public class DepartureCases {

    /** The leaver register takes no longer one (docs/extension-api.md). */
    private static final int LONGEST_REASON = 1000;

    private final CaseStore cases;
    private final ChecklistStore checklist;
    private final CaseOrders orders;
    private final CaseTrail trail;
    private final Directory directory;
    private final Now now;

    DepartureCases(
            CaseStore cases,
            ChecklistStore checklist,
            CaseOrders orders,
            CaseTrail trail,
            Directory directory,
            Now now) {
        this.cases = cases;
        this.checklist = checklist;
        this.orders = orders;
        this.trail = trail;
        this.directory = directory;
        this.now = now;
    }

    /**
     * Starts a departure.
     *
     * @return the id of the new case
     * @throws BadInput when a date cannot be, or the person is leaving already
     * @throws StaleVersion when somebody started one at the same moment; names that one
     */
    @Transactional
    public UUID start(Actor actor, DeparturePlan plan) {
        CaseRights.mayStart(actor, plan.personId()).orThrow();
        Instant at = now.instant();
        plan.check(at);
        Person person = directory.requirePerson(plan.personId());
        if (person.departed() || cases.open(person.id()).isPresent()) {
            throw new BadInput("personId", "departure.already-leaving");
        }
        DepartureCase departure = new DepartureCase(
                UUID.randomUUID(),
                person.id(),
                plan.type(),
                plan.lastDay(),
                plan.accessEnd(),
                plan.zone(),
                plan.confidential(),
                plan.successorId(),
                CaseStatus.SCHEDULED,
                actor.id(),
                at,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                0);
        if (!cases.insert(departure)) {
            throw cases.open(person.id())
                    .<RuntimeException>map(other -> stale(other.id()))
                    .orElseGet(() -> new BadInput("personId", "departure.already-leaving"));
        }
        List<TaskTemplate> templates = TaskTemplate.standard();
        for (int position = 0; position < templates.size(); position++) {
            TaskTemplate template = templates.get(position);
            checklist.insert(departure.id(), position, template, plan.lastDay().plusDays(template.dueDays()));
        }
        orders.register(departure, actor, at);
        trail.record(DepartureChange.STARTED, actor, departure, Map.of(), CaseFacts.planned(departure), null);
        if (!departure.hidden()) {
            trail.opened(departure);
        }
        return departure.id();
    }

    /** Moves the end of access (and the last working day); only before the cut. */
    @Transactional
    public void reschedule(Actor actor, UUID caseId, int version, Instant accessEnd, LocalDate lastDay) {
        DepartureCase before = runnable(actor, caseId);
        before.mayReschedule().orThrow();
        Instant at = now.instant();
        new DeparturePlan(
                        before.personId(),
                        before.type(),
                        lastDay,
                        accessEnd,
                        before.zone(),
                        before.confidential(),
                        before.successorId())
                .check(at);
        change(before, version, CaseStatus.SCHEDULED, accessEnd, lastDay);
        DepartureCase after = require(caseId);
        orders.register(after, actor, at);
        trail.record(
                DepartureChange.RESCHEDULED, actor, after, CaseFacts.planned(before), CaseFacts.planned(after), null);
    }

    /** Ends access now instead of at the planned minute. */
    @Transactional
    public void runNow(Actor actor, UUID caseId, int version) {
        DepartureCase before = runnable(actor, caseId);
        before.mayReschedule().orThrow();
        Instant at = now.instant();
        change(before, version, CaseStatus.SCHEDULED, before.accessEnd(), before.lastDay());
        orders.execute(before, actor, at);
        trail.record(DepartureChange.RUN_NOW, actor, before, Map.of(), Map.of("orderedAt", at.toString()), null);
    }

    /**
     * Orders again what failed for good, as it is planned now; an end that has passed meanwhile means now.
     *
     * @throws Refused when nothing failed, or when it is too late
     */
    @Transactional
    public void tryAgain(Actor actor, UUID caseId, int version) {
        DepartureCase before = runnable(actor, caseId);
        before.mayTryAgain().orThrow();
        Instant at = now.instant();
        change(before, version, before.status(), before.accessEnd(), before.lastDay());
        FailedOrder failed = Objects.requireNonNull(before.failure());
        if (failed.kind() == FailedOrder.Kind.EXECUTE_DEPARTURE) {
            orders.execute(before, actor, at);
        } else {
            orders.register(before, actor, at);
        }
        trail.record(
                DepartureChange.TRIED_AGAIN,
                actor,
                before,
                Map.of("error", failed.error()),
                Map.of(
                        "order",
                        failed.kind().name(),
                        "accessEnd",
                        before.accessEnd().toString()),
                null);
    }

    /** Takes a departure back before the cut; it is cancelled when the register has confirmed that. The record stays. */
    @Transactional
    public void cancel(Actor actor, UUID caseId, int version, String reason) {
        DepartureCase before = runnable(actor, caseId);
        before.mayReschedule().orThrow();
        if (reason.isBlank()) {
            throw new BadInput("reason", "departure.reason-missing");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new BadInput("reason", "departure.too-long", LONGEST_REASON);
        }
        change(before, version, CaseStatus.CANCELLING, before.accessEnd(), before.lastDay());
        orders.cancel(before, actor, now.instant(), reason);
        trail.record(
                DepartureChange.CANCELLING,
                actor,
                before,
                Map.of("status", before.status().name()),
                Map.of("status", CaseStatus.CANCELLING.name()),
                reason);
    }

    /** Closes the case: access verified gone, no blocking task open. */
    @Transactional
    public void close(Actor actor, UUID caseId, int version) {
        DepartureCase before = runnable(actor, caseId);
        before.mayClose(checklist.of(caseId)).orThrow();
        Instant at = now.instant();
        if (!cases.update(caseId, version, CaseStatus.FINISHED, before.accessEnd(), before.lastDay(), at)) {
            throw stale(caseId);
        }
        trail.record(
                DepartureChange.CLOSED,
                actor,
                before,
                Map.of("status", before.status().name()),
                Map.of("status", CaseStatus.FINISHED.name(), "closedAt", at.toString()),
                null);
    }

    private DepartureCase runnable(Actor actor, UUID caseId) {
        DepartureCase departure = require(caseId);
        CaseRights.mayRun(actor, departure).orThrow();
        return departure;
    }

    private DepartureCase require(UUID caseId) {
        return cases.find(caseId).orElseThrow(() -> new UnknownObject("DepartureCase", caseId));
    }

    private void change(DepartureCase before, int version, CaseStatus status, Instant accessEnd, LocalDate lastDay) {
        if (!cases.update(before.id(), version, status, accessEnd, lastDay, null)) {
            throw stale(before.id());
        }
        if (before.failure() != null) {
            // a new order is on its way, and what becomes of that one counts
            cases.ordered(before.id(), status, null);
        }
    }

    private StaleVersion stale(UUID caseId) {
        DepartureCase current = require(caseId);
        return new StaleVersion("/departures/" + caseId, CaseFacts.shown(current));
    }
}
