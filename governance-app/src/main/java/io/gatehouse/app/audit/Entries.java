package io.gatehouse.app.audit;

import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.ExtensionEntryReceived;
import io.gatehouse.app.shared.StateChange;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What an entry says. Members without a value are left out. */
final class Entries {
    /** Types of entries that cite the extension's chain start so. */
    static final String EXTENSION = "keycloak.";

    private Entries() {}

    static AuditTrail.Draft of(StateChange change) {
        // of the request that publishes it; jobs have none
        String reference = MDC.get("reference");
        return place -> {
            Map<String, @Nullable Object> members = start(place, change.type().code());
            members.put("actor", actor(change.actor()));
            put(members, "subject", change.subjectId());
            members.put("object", Map.of("type", change.objectType(), "id", change.objectId()));
            members.put("before", change.before());
            members.put("after", change.after());
            put(members, "reason", change.reason());
            members.put("references", change.references());
            put(members, "request", reference);
            return members;
        };
    }

    static AuditTrail.Draft of(ExtensionEntryReceived entry) {
        return place -> {
            Map<String, @Nullable Object> members = start(place, EXTENSION + entry.type());
            Map<String, @Nullable Object> actor = new TreeMap<>();
            put(actor, "id", entry.actorId());
            put(actor, "name", entry.actorName());
            if (!actor.isEmpty()) {
                members.put("actor", actor);
            }
            put(members, "subject", entry.subjectId());
            members.put("extension", Map.of("seq", entry.seq(), "hash", entry.hash(), "at", entry.at()));
            return members;
        };
    }

    private static Map<String, @Nullable Object> start(AuditTrail.Place place, String type) {
        Map<String, @Nullable Object> members = new TreeMap<>();
        members.put("seq", place.seq());
        members.put("at", place.at());
        members.put("type", type);
        return members;
    }

    private static Map<String, Object> actor(Actor actor) {
        return Map.of("id", actor.id(), "name", actor.name());
    }

    private static void put(Map<String, @Nullable Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
