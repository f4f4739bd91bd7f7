package io.gatehouse.app.audit;

import io.gatehouse.app.shared.StateChange;

/** What is done with the trail itself, for the audit trail. */
enum AuditChange implements StateChange.Type {
    EXPORTED("audit.exported"),
    CHECKED("audit.checked");

    private final String code;

    AuditChange(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
