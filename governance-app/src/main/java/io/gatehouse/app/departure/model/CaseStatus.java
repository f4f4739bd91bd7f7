package io.gatehouse.app.departure.model;

/**
 * SCHEDULED: access will end; CANCELLING: taken back here, not yet confirmed by the register; ENDED: access ended and was read
 * back; FINISHED: checklist done and closed; CANCELLED: the register confirmed that nothing will end.
 */
public enum CaseStatus {
    SCHEDULED,
    CANCELLING,
    ENDED,
    FINISHED,
    CANCELLED;

    public boolean open() {
        return this == SCHEDULED || this == CANCELLING || this == ENDED;
    }
}
