package io.gatehouse.app.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the extension's own audit chain, as it arrived through the outbox. The app's chain cites it by hash.
 *
 * @param seq position in the extension's chain; consecutive
 * @param previous hash of the entry before it, lower-case hex SHA-256
 * @param json the event as received (JSON object)
 */
public record ExtensionEntryReceived(
        long seq,
        String hash,
        String previous,
        String type,
        Instant at,
        @Nullable String actorId,
        @Nullable String actorName,
        @Nullable String subjectId,
        String json) {}
