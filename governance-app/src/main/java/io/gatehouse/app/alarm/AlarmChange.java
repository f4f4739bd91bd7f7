package io.gatehouse.app.alarm;

import io.gatehouse.app.shared.StateChange;

/** What happens to alarms, for the audit trail. */
enum AlarmChange implements StateChange.Type {
    OPENED("alarm.opened"),
    CLOSED("alarm.closed"),
    CONFIRMED("alarm.confirmed");

    private final String code;

    AlarmChange(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
