package io.gatehouse.app.change;

import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.directory.Todo;
import io.gatehouse.app.fulfillment.CapturedChange;
import io.gatehouse.app.shared.Actor;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What tests of captured changes share: how one arrives, and what it is then. */
abstract class CapturingIT extends ChangeIT {

    static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private ChangeTodos todos;

    /** Another kind of edge than a role of a person. */
    void capture(String event, String reference, CapturedChange.Edge... edges) {
        publish(new CapturedChange(event, reference, AT, false, "ch-asker", "asker", null, null, List.of(edges)));
    }

    void publish(CapturedChange change) {
        transaction.executeWithoutResult(status -> events.publishEvent(change));
    }

    List<ListRow> captured(Actor actor) {
        return list.find(actor, new ListQuery(ListView.CAPTURED, "", ChangeStatus.DRAFT, 0, 20))
                .rows();
    }

    List<Todo> todo(Actor actor) {
        return todos.waitingFor(actor, AT);
    }
}
