package io.gatehouse.app.review.model;

/** The answer to one review item. */
public enum Verb {
    KEEP,
    REVOKE
}
