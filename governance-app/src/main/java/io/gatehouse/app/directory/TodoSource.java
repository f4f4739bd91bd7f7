package io.gatehouse.app.directory;

import io.gatehouse.app.shared.Actor;
import java.time.Instant;
import java.util.List;

/** Tells what waits for a person; every work module has one, the home page asks them all. */
public interface TodoSource {

    List<Todo> waitingFor(Actor actor, Instant now);
}
