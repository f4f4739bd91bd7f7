package io.gatehouse.app.audit;

import io.gatehouse.app.shared.StateChange;

/** Changes that only tests make: nobody gave them a phrase. The last is one of the review module, which has one. */
enum TestChange implements StateChange.Type {
    OPENED("test.opened"),
    CLOSED("test.closed"),
    RENAMED("test.renamed"),
    DECIDED("review.decided");

    private final String code;

    TestChange(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
