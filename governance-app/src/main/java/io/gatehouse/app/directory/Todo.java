package io.gatehouse.app.directory;

import io.gatehouse.app.shared.Risk;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that waits for a person.
 *
 * @param kind {@code review}, {@code change}, {@code departure} …: icon and filter
 * @param messageKey the ask in one sentence, in the module's bundle
 * @param arguments of the message; a {@link Person} or {@link Entitlement} among them is named by the page in the
 *     viewer's language
 * @param href where it is done
 * @param due when it should be done, if there is such a time
 */
public record Todo(
        String kind,
        String messageKey,
        List<Object> arguments,
        String href,
        @Nullable Instant due,
        Risk risk) {

    public Todo {
        arguments = List.copyOf(arguments);
    }
}
