package io.gatehouse.app.departure;

import io.gatehouse.app.shared.StateChange;

/** What happens to departure cases, for the audit trail. */
enum DepartureChange implements StateChange.Type {
    STARTED("departure.started"),
    RESCHEDULED("departure.rescheduled"),
    RUN_NOW("departure.run-now"),
    TRIED_AGAIN("departure.tried-again"),
    CANCELLING("departure.cancelling"),
    CANCELLED("departure.cancelled"),
    CLOSED("departure.closed"),
    TASK_SET("departure.task-set"),
    ORDER_FAILED("departure.order-failed"),
    REGISTER_REPORTED("departure.register-reported");

    private final String code;

    DepartureChange(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
