package io.gatehouse.app.keycloak;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the grant ledger. {@code edgeKind}: USER_ROLE, USER_GROUP, ROLE_ROLE or GROUP_ROLE; live while
 * {@code endedAt} is nothing.
 *
 * @param jti the order that was approved; nothing for a baseline and the like
 */
public record LedgerEntry(
        String ledgerId,
        String edgeKind,
        String sourceId,
        String targetId,
        String origin,
        @Nullable List<String> approvers,
        @Nullable String requester,
        @Nullable String requestId,
        @Nullable String jti,
        @Nullable String reason,
        @Nullable Instant grantedAt,
        @Nullable Instant validUntil,
        @Nullable Instant endedAt,
        @Nullable String endReason) {}
