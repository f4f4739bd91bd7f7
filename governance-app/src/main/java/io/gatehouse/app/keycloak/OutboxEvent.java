package io.gatehouse.app.keycloak;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One row of the extension's outbox (docs/extension-api.md, Outbox). {@code data} is the JSON object of that type, {@code json}
 * the whole event.
 */
public record OutboxEvent(
        String id,
        String type,
        String realmId,
        Instant at,
        long auditSeq,
        String auditHash,
        String auditPrevious,
        @Nullable EventActor actor,
        @Nullable String subject,
        String data,
        String json) {

    private static final JsonMapper JSON = new JsonMapper();

    public record EventActor(
            @Nullable String id,
            @Nullable String name,
            @Nullable String client) {}

    /** The event that {@link #json()} is the text of. */
    public static OutboxEvent read(String json) {
        JsonNode node = JSON.readTree(json);
        return new OutboxEvent(
                node.required("id").asString(),
                node.required("type").asString(),
                node.required("realmId").asString(),
                Instant.parse(node.required("at").asString()),
                node.required("auditSeq").asLong(),
                node.required("auditHash").asString(),
                node.required("auditPrevious").asString(),
                node.hasNonNull("actor") ? actor(node.get("actor")) : null,
                text(node, "subject"),
                node.required("data").toString(),
                node.toString());
    }

    private static EventActor actor(JsonNode node) {
        return new EventActor(text(node, "id"), text(node, "name"), text(node, "client"));
    }

    private static @Nullable String text(JsonNode node, String member) {
        return node.hasNonNull(member) ? node.get(member).asString() : null;
    }
}
