package io.gatehouse.app.fulfillment;

import io.gatehouse.app.keycloak.DepartureState;
import io.gatehouse.app.keycloak.OutboxEvent;
import io.gatehouse.app.shared.ExtensionEntryReceived;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The extension's events (docs/extension-api.md, Outbox) as events of the app. Pure. */
final class OutboxEvents {

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What is published for it, the copy of the audit entry first. */
    List<Object> published(OutboxEvent event) {
        List<Object> published = new ArrayList<>();
        published.add(auditEntry(event));
        switch (event.type()) {
            case "change.captured" -> published.add(captured(event, false));
            // drift is there already, as what was let pass
            case "change.observed", "drift.found" -> published.add(captured(event, true));
            case "departure.registered",
                    "departure.rescheduled",
                    "departure.cancelled",
                    "departure.started",
                    "departure.cut",
                    "departure.ended",
                    "departure.swept",
                    "departure.verified" ->
                published.add(new DepartureProgressed(json.readValue(event.data(), DepartureState.class)));
            default -> {
                // the audit entry is all there is to it
            }
        }
        return published;
    }

    /** Whose copy is old after this event; nothing when it concerns no account. */
    Optional<Changed> changed(OutboxEvent event) {
        JsonNode data = json.readTree(event.data());
        return switch (event.type()) {
            case "grant.applied" -> userEdge(data) ? changed(data, "sourceId", "jti") : Optional.empty();
            case "grant.revoked" -> changed(data, "subjectId", "orderId");
            // the subject of a changed definition is no account
            case "grant.ended" -> data.hasNonNull("edgeKind") && !userEdge(data) ? Optional.empty() : subject(event);
            case "change.observed", "drift.found" -> subject(event);
            case "departure.registered",
                    "departure.rescheduled",
                    "departure.cancelled",
                    "departure.cut",
                    "departure.ended",
                    "departure.swept",
                    "departure.verified" -> changed(data, "subjectId", "");
            default -> Optional.empty();
        };
    }

    /** @param orderId the order that did it, if the event names one */
    record Changed(String accountId, @Nullable String orderId) {}

    private static Optional<Changed> subject(OutboxEvent event) {
        return Optional.ofNullable(event.subject()).map(subject -> new Changed(subject, null));
    }

    private static Optional<Changed> changed(JsonNode data, String account, String order) {
        return text(data, account) == null
                ? Optional.empty()
                : Optional.of(new Changed(data.get(account).asString(), text(data, order)));
    }

    private static boolean userEdge(JsonNode data) {
        String kind = text(data, "edgeKind");
        return "USER_ROLE".equals(kind) || "USER_GROUP".equals(kind);
    }

    private static ExtensionEntryReceived auditEntry(OutboxEvent event) {
        OutboxEvent.EventActor actor = event.actor();
        return new ExtensionEntryReceived(
                event.auditSeq(),
                event.auditHash(),
                event.auditPrevious(),
                event.type(),
                event.at(),
                actor == null ? null : actor.id(),
                actor == null ? null : actor.name(),
                event.subject(),
                event.json());
    }

    private CapturedChange captured(OutboxEvent event, boolean observed) {
        JsonNode data = json.readTree(event.data());
        List<CapturedChange.Edge> edges = new ArrayList<>();
        for (JsonNode edge : data.path("edges").values()) {
            edges.add(edge(edge));
        }
        OutboxEvent.EventActor actor = event.actor();
        return new CapturedChange(
                event.id(),
                data.required("reference").asString(),
                event.at(),
                observed,
                actor == null ? null : actor.id(),
                actor == null ? null : actor.name(),
                actor == null ? null : actor.client(),
                text(data, "request"),
                List.copyOf(edges));
    }

    private static CapturedChange.Edge edge(JsonNode edge) {
        String kind = edge.required("edgeKind").asString();
        String act = text(edge, "act");
        String reached = text(edge, "reachedId");
        return new CapturedChange.Edge(
                kind,
                edge.required("sourceId").asString(),
                text(edge, "sourceName"),
                act == null ? edge.required("targetId").asString() : reached == null ? "" : reached,
                text(edge, act == null ? "targetName" : "reachedName"),
                text(edge, "tier"),
                act);
    }

    private static @Nullable String text(JsonNode node, String member) {
        return node.hasNonNull(member) ? node.get(member).asString() : null;
    }
}
