package io.gatehouse.app.review.model;

/** Why an item needs no decision any more. */
public enum Resolution {
    /** The person leaves or has left. */
    DEPARTURE,
    /** The person does not hold it any more: it was taken away or ran out elsewhere. */
    GRANT_GONE
}
