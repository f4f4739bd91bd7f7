package io.gatehouse.app.change;

import io.gatehouse.app.change.model.Ask;
import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.change.model.Operation;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.fulfillment.CapturedChange;
import io.gatehouse.app.fulfillment.CapturedChange.Edge;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.Now;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was refused (or observed) in Keycloak becomes a draft in the name of whoever tried it. */
@Component
class CapturedChanges {

    private static final Logger LOG = LoggerFactory.getLogger(CapturedChanges.class);

    /** The target of a setting whose effect cannot be told. */
    private static final String ANYTHING = "*";

    private final ChangeStore store;
    private final Attempts attempts;
    private final Directory directory;
    private final ChangeNotes notes;
    private final Now now;

    CapturedChanges(ChangeStore store, Attempts attempts, Directory directory, ChangeNotes notes, Now now) {
        this.store = store;
        this.attempts = attempts;
        this.directory = directory;
        this.notes = notes;
        this.now = now;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CapturedChange captured) {
        int place = 0;
        for (Edge edge : captured.edges()) {
            Optional<Operation> operation = operation(edge.kind());
            if (edge.targetId().isEmpty()) {
                LOG.info("Captured change {}: privileged by no entitlement, so nobody decides", captured.reference());
            } else if (operation.isPresent() && edge.targetId().equals(ANYTHING)) {
                LOG.info("Captured change {}: nobody can approve what may give anything", captured.reference());
            } else if (operation.isEmpty()) {
                LOG.warn("Captured change {}: no draft for an edge of the kind {}", captured.reference(), edge.kind());
            } else if (!attempts.known(captured.eventId(), place)) {
                keep(captured, edge, place, operation.get());
            }
            place++;
        }
    }

    private void keep(CapturedChange captured, Edge edge, int place, Operation operation) {
        String account = account(captured);
        Optional<ChangeRequest> open = store.openCapture(account, edge.sourceId(), edge.targetId(), edge.act());
        ChangeRequest request = open.orElseGet(() -> store.insert(draft(captured, edge, operation), account, null)
                .orElseThrow(() -> new IllegalStateException(
                        "a draft for the same attempt was written meanwhile; the event comes again")));
        attempts.add(captured, edge, place, request.id());
        notes.tell(
                captured.observed() ? RequestChange.OBSERVED : RequestChange.CAPTURED,
                actor(captured),
                open.orElse(null),
                request,
                null,
                Map.of("captured", captured.reference()));
    }

    private ChangeRequest draft(CapturedChange captured, Edge edge, Operation operation) {
        String requester = Optional.ofNullable(captured.actorId())
                .flatMap(directory::person)
                .map(Person::id)
                .orElse(null);
        return new ChangeRequest(
                UUID.randomUUID(),
                0,
                1,
                ChangeStatus.DRAFT,
                requester,
                new Ask(operation, edge.sourceId(), edge.targetId(), "", null, null, edge.act()),
                true,
                now.instant(),
                null,
                null,
                List.of(),
                null,
                null);
    }

    /** The drafts of one account are told apart from those of another, known or not. */
    private static String account(CapturedChange captured) {
        return firstOf(captured.actorId(), captured.client(), captured.actorName());
    }

    private static Actor actor(CapturedChange captured) {
        String id = firstOf(captured.actorId(), captured.client(), captured.actorName());
        return new Actor(id, firstOf(captured.actorName(), captured.client(), captured.actorId()), Set.of());
    }

    private static String firstOf(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate;
            }
        }
        return "unknown";
    }

    private static Optional<Operation> operation(String edgeKind) {
        return switch (edgeKind) {
            case "USER_ROLE" -> Optional.of(Operation.GRANT_ROLE);
            case "USER_GROUP" -> Optional.of(Operation.JOIN_GROUP);
            case "ROLE_ROLE" -> Optional.of(Operation.ADD_COMPOSITE);
            case "GROUP_ROLE" -> Optional.of(Operation.ADD_GROUP_ROLE);
            case "GROUP_PARENT" -> Optional.of(Operation.MOVE_GROUP);
            case "REALM_DEFAULT_GROUP" -> Optional.of(Operation.ADD_DEFAULT_GROUP);
            case "SETTING" -> Optional.of(Operation.PERMIT);
            case "ACT" -> Optional.of(Operation.ACT);
            default -> Optional.empty();
        };
    }
}
