package io.gatehouse.app.departure;

import io.gatehouse.app.departure.model.AccessStep;
import io.gatehouse.app.departure.model.AccessSweep;
import io.gatehouse.app.departure.model.CaseRights;
import io.gatehouse.app.departure.model.ChecklistTask;
import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.departure.model.TaskStatus;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.fulfillment.FulfillmentOrder;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.Ruling;
import io.gatehouse.app.shared.UnknownObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** What may be seen of departures, by whom. A case that someone may not see does not exist for them (404). */
@Service
public class DepartureDesk {

    /** The most that one page can hold. */
    public static final int MOST = 500;

    private final CaseStore cases;
    private final AccessRows access;
    private final CaseSearch search;
    private final ChecklistStore checklist;
    private final CaseOrders orders;
    private final Directory directory;

    DepartureDesk(
            CaseStore cases,
            AccessRows access,
            CaseSearch search,
            ChecklistStore checklist,
            CaseOrders orders,
            Directory directory) {
        this.cases = cases;
        this.access = access;
        this.search = search;
        this.checklist = checklist;
        this.orders = orders;
        this.directory = directory;
    }

    /** One line of the list. */
    public record Line(DepartureCase departure, Optional<Person> person, long done, long tasks) {}

    /** A part of the list. */
    public record Page(List<Line> lines, int number, boolean more) {}

    /** One case with all that its page shows. */
    public record Whole(
            DepartureCase departure,
            Optional<Person> person,
            Optional<Person> successor,
            Optional<Person> startedBy,
            List<AccessStep> steps,
            List<AccessSweep> sweeps,
            List<ChecklistTask> tasks,
            List<FulfillmentOrder> orders,
            Map<String, Person> people,
            boolean managesPerson) {

        /** Who did it, as names are written in that language; as it was stored, for who is not known any more. */
        public String doneBy(ChecklistTask task, Locale language) {
            Person known = people.get(String.valueOf(task.doneBy()));
            return known == null ? String.valueOf(task.doneByName()) : known.nameIn(language);
        }

        /** What the extension and its calls said in their own words: for operators, never in place of a sentence. */
        public List<String> technical() {
            List<String> said = new ArrayList<>();
            if (departure.lastError() != null) {
                said.add(departure.lastError());
            }
            steps.stream()
                    .filter(step -> step.detail() != null && !step.detail().isBlank())
                    .forEach(step -> said.add(step.step() + ": " + step.detail()));
            orders.stream()
                    .filter(order -> order.lastError() != null)
                    .forEach(order -> said.add(order.kind() + ": " + order.lastError()));
            return said;
        }
    }

    /** Whether the actor has any business with departures at all. */
    public boolean mayLook(Actor actor) {
        return actor.has(AppRole.HR)
                || actor.has(AppRole.ADMINISTRATOR)
                || actor.has(AppRole.AUDITOR)
                || directory.isManager(actor.id());
    }

    /**
     * The cases that the actor may see, open ones first.
     *
     * @param page from 0; anything below is the first
     * @param size how many on a page, at most {@value #MOST}
     */
    public Page list(Actor actor, int page, int size) {
        if (!mayLook(actor)) {
            throw new Refused("departure.not-for-you");
        }
        int number = Math.max(0, page);
        int most = Math.min(size, MOST);
        List<DepartureCase> found = search.visible(actor, (long) number * most, most + 1);
        return new Page(found.stream().limit(most).map(this::line).toList(), number, found.size() > most);
    }

    /** Cases of people with such a name, among those that the actor may see; nothing for who has no business with them. */
    public List<Line> find(Actor actor, String text, int limit) {
        return mayLook(actor)
                ? search.named(actor, text, Math.min(limit, MOST)).stream()
                        .map(this::line)
                        .toList()
                : List.of();
    }

    /** @throws UnknownObject also when the actor may not see it */
    public Whole show(Actor actor, UUID caseId) {
        DepartureCase departure = cases.find(caseId).orElseThrow(() -> new UnknownObject("DepartureCase", caseId));
        boolean manages = manages(actor, departure);
        if (!CaseRights.maySee(actor, departure, manages)) {
            throw new UnknownObject("DepartureCase", caseId);
        }
        List<ChecklistTask> tasks = checklist.of(caseId);
        return new Whole(
                departure,
                directory.person(departure.personId()),
                Optional.ofNullable(departure.successorId()).flatMap(directory::person),
                directory.person(departure.startedBy()),
                access.steps(caseId),
                access.sweeps(caseId),
                tasks,
                orders.of(caseId),
                people(tasks),
                manages);
    }

    private Map<String, Person> people(List<ChecklistTask> tasks) {
        return tasks.stream()
                .flatMap(task -> Optional.ofNullable(task.doneBy()).stream())
                .distinct()
                .flatMap(id -> directory.person(id).stream())
                .collect(Collectors.toMap(Person::id, person -> person));
    }

    /** The open tasks that this actor is the one to tick, with their cases. */
    List<Waiting> waitingFor(Actor actor) {
        return search.waitingFor(actor, MOST).stream()
                .map(departure -> waiting(actor, departure))
                .filter(waiting -> !waiting.open().isEmpty())
                .toList();
    }

    /** A case of which an order failed for good, or whose access came back. */
    record Troubled(DepartureCase departure, Optional<Person> person) {}

    /** Those that this actor may see. */
    List<Troubled> troubled(Actor actor) {
        return search.troubled(actor, MOST).stream()
                .map(departure -> new Troubled(departure, directory.person(departure.personId())))
                .toList();
    }

    /** A case and the open tasks that wait for one actor. */
    record Waiting(DepartureCase departure, Optional<Person> person, List<ChecklistTask> open) {}

    private Waiting waiting(Actor actor, DepartureCase departure) {
        boolean manages = manages(actor, departure);
        List<ChecklistTask> open = checklist.of(departure.id()).stream()
                .filter(task -> task.status() == TaskStatus.OPEN)
                .filter(task -> CaseRights.mayTick(actor, departure, task.section(), manages)
                        .equals(Ruling.allowed()))
                .toList();
        return new Waiting(departure, directory.person(departure.personId()), open);
    }

    private Line line(DepartureCase departure) {
        List<ChecklistTask> tasks = checklist.of(departure.id());
        long done =
                tasks.stream().filter(task -> task.status() != TaskStatus.OPEN).count();
        return new Line(departure, directory.person(departure.personId()), done, tasks.size());
    }

    private boolean manages(Actor actor, DepartureCase departure) {
        return directory
                .person(departure.personId())
                .map(person -> actor.id().equals(person.managerId()))
                .orElse(false);
    }
}
