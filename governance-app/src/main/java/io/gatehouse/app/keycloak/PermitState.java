package io.gatehouse.app.keycloak;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A permit of the extension: one account may once change the settings of one object, so that they give one entitlement.
 *
 * @param permittedTo account id
 * @param usedAt nothing as long as it was not used
 */
public record PermitState(
        String jti,
        String objectId,
        String targetId,
        String permittedTo,
        Instant opensAt,
        Instant endsAt,
        @Nullable Instant usedAt) {}
