package io.gatehouse.app.departure;

import io.gatehouse.app.departure.model.ChecklistTask;
import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.departure.model.FailedOrder;
import io.gatehouse.app.directory.Todo;
import io.gatehouse.app.directory.TodoSource;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Risk;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What departures put into the inbox: checklist tasks to tick, access that came back (HR and IT), and orders to Keycloak that
 * failed for good. Those are HR's here, who tries again on the case; IT has them among all failed orders, where it does.
 */
@Component
class DepartureTodos implements TodoSource {

    private final DepartureDesk desk;

    DepartureTodos(DepartureDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Todo> waitingFor(Actor actor, Instant now) {
        if (!desk.mayLook(actor)) {
            return List.of();
        }
        List<Todo> todos = new ArrayList<>();
        if (actor.has(AppRole.HR) || actor.has(AppRole.ADMINISTRATOR)) {
            desk.troubled(actor).stream()
                    .filter(troubled ->
                            actor.has(AppRole.HR) || troubled.departure().cameBack())
                    .forEach(troubled -> todos.add(trouble(troubled, actor.has(AppRole.HR))));
        }
        desk.waitingFor(actor).forEach(waiting -> todos.add(todo(actor, waiting, now)));
        return todos;
    }

    private static Todo trouble(DepartureDesk.Troubled troubled, boolean triesAgain) {
        DepartureCase departure = troubled.departure();
        FailedOrder failure = triesAgain && departure.troubled() ? departure.failure() : null;
        return new Todo(
                "departure",
                failure == null ? "departure.todo.came-back" : "departure.todo.failed." + failure.word(),
                List.of(troubled.person().<Object>map(person -> person).orElse(departure.personId())),
                "/departures/" + departure.id(),
                failure == null ? departure.endedAt() : failure.at(),
                Risk.HIGH);
    }

    private static Todo todo(Actor actor, DepartureDesk.Waiting waiting, Instant now) {
        DepartureCase departure = waiting.departure();
        Object who = waiting.person().<Object>map(person -> person).orElse(departure.personId());
        return new Todo(
                "departure",
                "departure.todo",
                List.of(who, waiting.open().size()),
                "/departures/" + departure.id(),
                due(departure, waiting.open()),
                actor.has(AppRole.HR) && departure.lastError() != null ? Risk.HIGH : Risk.MEDIUM);
    }

    /** The earliest due date of the open tasks, at the cut-off of the work location. */
    private static Instant due(DepartureCase departure, List<ChecklistTask> open) {
        LocalDate day = open.stream()
                .map(ChecklistTask::dueOn)
                .min(Comparator.naturalOrder())
                .orElse(departure.lastDay());
        return day.atTime(LocalTime.of(18, 0)).atZone(departure.zone()).toInstant();
    }
}
