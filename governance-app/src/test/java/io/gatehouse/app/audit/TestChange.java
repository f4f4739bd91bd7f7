package io.gatehouse.app.audit;

import io.gatehouse.app.shared.StateChange;

/** Changes that only tests make: nobody gave them a phrase. The last two are of other modules, and have one. */
enum TestChange implements StateChange.Type {
    OPENED("test.opened"),
    CLOSED("test.closed"),
    RENAMED("test.renamed"),
    DECIDED("review.decided"),
    EVENT_SET_ASIDE("fulfillment.event-set-aside");

    private final String code;

    TestChange(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
