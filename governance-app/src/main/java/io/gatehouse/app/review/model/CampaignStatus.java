package io.gatehouse.app.review.model;

/** Where a campaign stands. */
public enum CampaignStatus {
    DRAFT,
    /** Reviewers decide. */
    OPEN,
    /** Everything is decided and signed; revocations are being carried out. */
    REMEDIATING,
    CLOSED,
    CANCELLED
}
