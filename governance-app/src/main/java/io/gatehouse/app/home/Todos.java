package io.gatehouse.app.home;

import io.gatehouse.app.directory.Todo;
import io.gatehouse.app.directory.TodoSource;
import io.gatehouse.app.shared.Actor;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Everything that waits for a person, from all modules: the inbox shows it, the bell counts it. */
@Component
class Todos {
    private final ObjectProvider<TodoSource> sources;

    Todos(ObjectProvider<TodoSource> sources) {
        this.sources = sources;
    }

    List<Todo> waitingFor(Actor actor, Instant now) {
        return sources.orderedStream()
                .flatMap(source -> source.waitingFor(actor, now).stream())
                .toList();
    }
}
