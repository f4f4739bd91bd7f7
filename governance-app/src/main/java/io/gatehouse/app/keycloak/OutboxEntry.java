package io.gatehouse.app.keycloak;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One member of the outbox's {@code events} as it came, with what can be told of it without understanding it. Whether it is an
 * {@link OutboxEvent} turns out when it is read, so that one that is not hides none of the others.
 *
 * @param id made from the text where the entry has none
 * @param known whether the extension knows it by that id, so that it can be acknowledged
 * @param type {@link #UNREADABLE} where the entry has none
 * @param auditSeq where the entry has none, the one after that of the entry before it
 * @param json its whole text
 */
public record OutboxEntry(
        String id,
        boolean known,
        String type,
        @Nullable String subject,
        long auditSeq,
        @Nullable String auditHash,
        @Nullable Instant at,
        String json) {

    public static final String UNREADABLE = "unreadable";

    private static final JsonMapper JSON = new JsonMapper();

    /** The entry that {@link #json()} is the text of. */
    public static OutboxEntry read(String json, long auditSeq) {
        return of(JSON.readTree(json), auditSeq - 1);
    }

    /** @param after the {@code auditSeq} of the entry before it */
    static OutboxEntry of(JsonNode node, long after) {
        String json = node.toString();
        String id = text(node, "id");
        String type = text(node, "type");
        return new OutboxEntry(
                id == null ? UNREADABLE + "-" + UUID.nameUUIDFromBytes(json.getBytes(StandardCharsets.UTF_8)) : id,
                id != null,
                type == null ? UNREADABLE : type,
                text(node, "subject"),
                node.path("auditSeq").isIntegralNumber() ? node.path("auditSeq").longValue() : after + 1,
                text(node, "auditHash"),
                instant(text(node, "at")),
                json);
    }

    /** @throws RuntimeException when it cannot be read */
    public OutboxEvent event() {
        return OutboxEvent.read(json);
    }

    /** Only what a database takes for a text. */
    private static @Nullable String text(JsonNode node, String member) {
        JsonNode value = node.path(member);
        return value.isString() && value.stringValue().indexOf('\0') < 0 ? value.stringValue() : null;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
