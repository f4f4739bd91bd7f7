package io.gatehouse.app.change.web;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the buttons of a change request send; each uses what it needs.
 *
 * @param version the request as it was shown
 */
record DecisionForm(
        long version,
        @Nullable String reason,
        @Nullable String ticket,
        @Nullable String days) {

    /** For showing again what was typed. */
    Map<String, String> typed() {
        Map<String, String> typed = new HashMap<>();
        typed.put("reason", reason == null ? "" : reason);
        typed.put("ticket", ticket == null ? "" : ticket);
        typed.put("days", days == null ? "" : days);
        return typed;
    }
}
