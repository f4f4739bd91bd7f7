package io.gatehouse.app.keycloak;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of the extension's outbox. {@code data} is the JSON object of that type, {@code json} the whole event. */
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

    public record EventActor(
            @Nullable String id,
            @Nullable String name,
            @Nullable String client) {}
}
