package io.gatehouse.app.keycloak;

/** {@code effect}: {@code APPLIED} or {@code ALREADY_APPLIED}. */
public record ApprovalOutcome(String jti, String effect, String ledgerId, long auditSeq, String auditHash) {}
