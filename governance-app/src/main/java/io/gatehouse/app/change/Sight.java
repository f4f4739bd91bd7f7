package io.gatehouse.app.change;

import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.change.model.Delivery;
import io.gatehouse.app.change.model.Ending;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.StaleVersion;
import io.gatehouse.app.shared.UnknownObject;
import io.gatehouse.app.shared.Word;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may see a request at all, and in which version. To everybody else it does not exist. */
@Component
class Sight {

    private final ChangeStore store;
    private final Directory directory;
    private final AccessFacts facts;

    Sight(ChangeStore store, Directory directory, AccessFacts facts) {
        this.store = store;
        this.directory = directory;
        this.facts = facts;
    }

    ChangeRequest seen(Actor actor, UUID id) {
        return store.find(id)
                .filter(request -> maySee(actor, request))
                .orElseThrow(() -> new UnknownObject("ChangeRequest", id));
    }

    /** The row, held for this transaction, if it is still what the person saw. */
    ChangeRequest locked(Actor actor, UUID id, long version) {
        ChangeRequest request = store.locked(id);
        if (!maySee(actor, request)) {
            throw new UnknownObject("ChangeRequest", id);
        }
        if (request.version() != version) {
            throw new StaleVersion("/changes/" + id, now(request));
        }
        return request;
    }

    boolean maySee(Actor actor, ChangeRequest request) {
        return seesAll(actor)
                || actor.id().equals(request.requesterId())
                || actor.id().equals(request.ask().sourceId())
                || isOwner(actor, request);
    }

    static boolean seesAll(Actor actor) {
        return actor.has(AppRole.APPROVER) || actor.has(AppRole.ADMINISTRATOR) || actor.has(AppRole.AUDITOR);
    }

    /** Of the entitlement, or of the most sensitive thing that comes with it. */
    boolean isOwner(Actor actor, ChangeRequest request) {
        String target = request.ask().targetId();
        return directory
                        .entitlement(target)
                        .map(Entitlement::ownerId)
                        .filter(actor.id()::equals)
                        .isPresent()
                || facts.decisiveOwners(target).contains(actor.id());
    }

    /** A draft is completed or discarded by whose attempt it was; of an unknown account by the owner or an administrator. */
    boolean isDraftOf(Actor actor, ChangeRequest draft) {
        return draft.requesterId() == null
                ? isOwner(actor, draft) || actor.has(AppRole.ADMINISTRATOR)
                : draft.requesterId().equals(actor.id());
    }

    void requireDraftOf(Actor actor, ChangeRequest draft) {
        if (draft.status() == ChangeStatus.DRAFT && !isDraftOf(actor, draft)) {
            throw new Refused("change.not-your-draft");
        }
    }

    private Map<String, Object> now(ChangeRequest request) {
        Map<String, Object> now = new LinkedHashMap<>();
        now.put("change.stale.status", Word.of("change.status.", request.status()));
        Ending ending = request.ending();
        if (ending != null) {
            now.put("change.stale.by", name(ending.actorId()));
            now.put("change.stale.at", ending.at());
        } else if (!request.approvals().isEmpty()) {
            var last = request.approvals().get(request.approvals().size() - 1);
            now.put("change.stale.by", name(last.approverId()));
            now.put("change.stale.at", last.at());
        }
        Delivery delivery = request.delivery();
        if (delivery != null) {
            now.put("change.stale.delivery", Word.of("change.delivery.", delivery.state()));
        }
        return now;
    }

    private String name(String personId) {
        return directory.person(personId).map(Person::username).orElse(personId);
    }
}
