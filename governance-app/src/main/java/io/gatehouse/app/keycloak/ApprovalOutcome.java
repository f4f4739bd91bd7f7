package io.gatehouse.app.keycloak;

import org.jspecify.annotations.Nullable;

/** {@code effect}: {@code APPLIED} or {@code ALREADY_APPLIED}. */
public record ApprovalOutcome(
        String jti, String effect, @Nullable String ledgerId, long auditSeq, String auditHash) {}
