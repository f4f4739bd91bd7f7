package io.gatehouse.app.change;

/** The lists of change requests. */
public enum ListView {
    /** asked by me or for me */
    MINE,
    /** waiting for my decision, for me to complete it, or to try again what Keycloak did not carry out */
    WAITING,
    /** drafts from refused changes */
    CAPTURED,
    /** everything that I may see */
    ALL
}
