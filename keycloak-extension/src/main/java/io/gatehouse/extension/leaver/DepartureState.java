package io.gatehouse.extension.leaver;

/**
 * Where a departure stands. {@code SCHEDULED → RUNNING → ENDED}, or {@code SCHEDULED → CANCELLED}; nothing leads back.
 */
public enum DepartureState {
    /** Waits for its minute. From that second on the person counts as departed, whether or not anything ran. */
    SCHEDULED,
    /** The minute was reached and written down: the person is departed even if a clock goes back. */
    RUNNING,
    /** The cut was made and read back. */
    ENDED,
    /** Taken back before its minute; the person stays. */
    CANCELLED
}
