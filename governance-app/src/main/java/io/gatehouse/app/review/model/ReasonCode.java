package io.gatehouse.app.review.model;

/** Why high-risk access is kept; the reviewer adds words of their own. */
public enum ReasonCode {
    NEEDED_REGULARLY,
    STANDS_IN,
    PROJECT,
    OTHER
}
