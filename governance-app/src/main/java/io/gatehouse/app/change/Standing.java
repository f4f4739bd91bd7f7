package io.gatehouse.app.change;

import io.gatehouse.app.change.model.Approval;
import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.keycloak.ExtensionUnavailable;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at those who agreed before once more in Keycloak, before somebody else's agreement may be the last one: a role lost
 * a second ago must not count. Whoever signs is vouched for by their own sign-in.
 */
@Component
class Standing {

    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);
    /** While one account cannot be read, a complete read that is no older than this still says who holds what. */
    private static final Duration RECENT = Duration.ofMinutes(5);

    private final ChangeStore store;
    private final Directory directory;
    private final Now now;

    Standing(ChangeStore store, Directory directory, Now now) {
        this.store = store;
        this.directory = directory;
        this.now = now;
    }

    /**
     * Outside any transaction: no row is held while Keycloak is asked.
     *
     * @throws Unavailable when nobody can say whether they may still decide
     */
    void lookAgain(UUID request, String deciding) {
        look(approvers(request).filter(id -> !id.equals(deciding)), "change.approvers-unknown");
    }

    /** The same before an old order is tried again: then nobody signs, and all are looked at. */
    void lookAtAll(UUID request) {
        look(approvers(request), "change.approvers-unknown-retry");
    }

    private Stream<String> approvers(UUID request) {
        return store.find(request).map(ChangeRequest::approvals).orElse(List.of()).stream()
                .map(Approval::approverId);
    }

    private void look(Stream<String> earlier, String unknown) {
        try {
            earlier.forEach(directory::refresh);
        } catch (ExtensionUnavailable e) {
            Instant readAt = directory.readAt();
            if (readAt == null || readAt.plus(RECENT).isBefore(now.instant())) {
                throw new Unavailable(unknown, e);
            }
            LOG.warn("Those who agreed before are judged by what was read at {}", readAt, e);
        }
    }
}
