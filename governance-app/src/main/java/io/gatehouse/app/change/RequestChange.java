package io.gatehouse.app.change;

import io.gatehouse.app.shared.StateChange;

/** What happens to change requests, for the audit trail. */
enum RequestChange implements StateChange.Type {
    CAPTURED("change.captured"),
    OBSERVED("change.observed"),
    SUBMITTED("change.submitted"),
    APPROVED("change.approved"),
    REJECTED("change.rejected"),
    WITHDRAWN("change.withdrawn"),
    DISCARDED("change.discarded"),
    EXPIRED("change.expired"),
    CARRIED_OUT("change.carried-out"),
    FAILED("change.failed"),
    RETRIED("change.retried");

    private final String code;

    RequestChange(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
