package io.gatehouse.app.fulfillment;

import io.gatehouse.app.keycloak.OutboxEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of the extension that could not be taken in yet.
 *
 * @param event as it came; possibly none that can be read
 * @param reason technical; null when it only waits behind an earlier one of its subject
 * @param behind how many later ones of its subject wait for it
 */
record SetAsideEvent(
        OutboxEntry event, @Nullable String reason, int attempts, Instant setAsideAt, Instant nextTry, long behind) {

    /** As the machines say it: for operators. */
    public List<String> technical() {
        return reason == null ? List.of(event.type()) : List.of(event.type(), reason);
    }
}
