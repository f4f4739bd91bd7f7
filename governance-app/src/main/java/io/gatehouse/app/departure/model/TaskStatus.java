package io.gatehouse.app.departure.model;

/** How a checklist task stands. */
public enum TaskStatus {
    OPEN,
    DONE,
    NOT_NEEDED
}
