package io.gatehouse.app.change;

import org.jspecify.annotations.Nullable;

/**
 * What somebody entered to ask for a change; checked by {@link ChangeRequests}.
 *
 * @param sourceId the person who shall receive it, or the role or group whose definition shall change
 * @param entitlementId what is to be received
 * @param days how long, from the last approval; nothing for no end
 */
public record NewChange(
        @Nullable String sourceId,
        @Nullable String entitlementId,
        @Nullable String reason,
        @Nullable String ticket,
        @Nullable Integer days) {}
