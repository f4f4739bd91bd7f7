package io.gatehouse.app.change.model;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to decide, as the directory knows them at this moment.
 *
 * @param active a known person whose account is enabled and who has not departed
 * @param approver holds the role {@code approver}
 * @param owner answers for the entitlement
 * @param managerId account id of their line manager
 */
public record Candidate(
        Human human,
        boolean active,
        boolean approver,
        boolean owner,
        @Nullable String managerId) {}
