package io.gatehouse.app.change;

import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.change.model.Delivery;
import io.gatehouse.app.change.model.Operation;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Tier;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list.
 *
 * @param requester nothing for a captured draft of an account that is no known person
 * @param beneficiary who receives it, or whose account is acted on; nothing for the change of a definition
 * @param source the changed role or group; nothing for a person
 * @param sourceLabel how Keycloak called the source, should the directory not know it
 * @param attempts how often it was tried in Keycloak
 * @param capturedReference reference of the last attempt
 */
public record ListRow(
        UUID id,
        String reference,
        ChangeStatus status,
        Delivery.@Nullable State delivery,
        Operation operation,
        @Nullable Person requester,
        @Nullable Person beneficiary,
        @Nullable Entitlement source,
        String sourceId,
        String sourceLabel,
        @Nullable Entitlement target,
        String targetId,
        String targetLabel,
        @Nullable Tier tier,
        Instant at,
        int attempts,
        @Nullable String capturedReference,
        @Nullable Instant lastAttempt,
        boolean observed) {}
