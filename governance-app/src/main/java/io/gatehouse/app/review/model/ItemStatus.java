package io.gatehouse.app.review.model;

/** Where a review item stands; a draft decision leaves it {@code WAITING} until sign-off. */
public enum ItemStatus {
    WAITING,
    DECIDED,
    NO_ANSWER,
    RESOLVED
}
