package io.gatehouse.extension.leaver;

/** What a departure does, in the order of the contract. */
public enum Step {
    /** The read-side guard refuses from the second on. */
    GUARD,
    DISABLE,
    NOT_BEFORE,
    ONLINE_SESSIONS,
    OFFLINE_SESSIONS,
    CONSENTS,
    ROLES,
    GROUPS,
    LEDGER,
    /** Read back in a new transaction. */
    VERIFY
}
