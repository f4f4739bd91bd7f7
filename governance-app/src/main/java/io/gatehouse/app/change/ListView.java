package io.gatehouse.app.change;

/** The lists of change requests. */
public enum ListView {
    /** asked by me or for me */
    MINE,
    /** waiting for my decision, or for me to complete it */
    WAITING,
    /** drafts from refused changes */
    CAPTURED,
    /** everything that I may see */
    ALL
}
