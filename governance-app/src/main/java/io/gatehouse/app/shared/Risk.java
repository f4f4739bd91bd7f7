package io.gatehouse.app.shared;

/** The risk word shown beside a review item or change request. */
public enum Risk {
    HIGH,
    MEDIUM,
    LOW
}
