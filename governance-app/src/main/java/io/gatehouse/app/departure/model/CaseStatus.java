package io.gatehouse.app.departure.model;

/** SCHEDULED: access will end; ENDED: access ended and was read back; FINISHED: checklist done and closed. */
public enum CaseStatus {
    SCHEDULED,
    ENDED,
    FINISHED,
    CANCELLED;

    public boolean open() {
        return this == SCHEDULED || this == ENDED;
    }
}
