package io.gatehouse.app.fulfillment;

import io.gatehouse.app.directory.Todo;
import io.gatehouse.app.directory.TodoSource;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Risk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Failed orders, orders that wait for long and events that were set aside are administrators' business. A failed order that has
 * its own place in their inbox is not counted a second time.
 */
final class FulfillmentTodos implements TodoSource {

    private final OrderQueries queries;
    private final SetAsideTable setAside;

    FulfillmentTodos(OrderQueries queries, SetAsideTable setAside) {
        this.queries = queries;
        this.setAside = setAside;
    }

    @Override
    public List<Todo> waitingFor(Actor actor, Instant now) {
        List<Todo> todos = new ArrayList<>();
        if (actor.has(AppRole.ADMINISTRATOR)) {
            long failed = queries.countFailedOfOthers(actor);
            if (failed > 0) {
                todos.add(new Todo(
                        "fulfillment", "fulfillment.todo.failed", List.of(failed), "/fulfillment", null, Risk.HIGH));
            }
            long aside = setAside.count();
            if (aside > 0) {
                todos.add(new Todo(
                        "fulfillment", "fulfillment.todo.setAside", List.of(aside), "/fulfillment", null, Risk.HIGH));
            }
            if (queries.oldestDue(now)
                    .filter(since -> since.isBefore(now.minus(FulfillmentHealth.TOO_LONG)))
                    .isPresent()) {
                todos.add(new Todo(
                        "fulfillment",
                        "fulfillment.todo.waiting",
                        List.of(FulfillmentHealth.TOO_LONG.toMinutes()),
                        "/fulfillment",
                        null,
                        Risk.HIGH));
            }
        }
        return todos;
    }
}
