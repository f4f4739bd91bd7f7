package io.gatehouse.app.change.model;

/** Stored status words of a change request. */
public enum ChangeStatus {
    DRAFT,
    SUBMITTED,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    EXPIRED,
    DISCARDED
}
