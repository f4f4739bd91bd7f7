package io.gatehouse.app.change;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a form offers when it asks how long: a few steps, none beyond the longest time of the entitlement. */
final class DaysOffered {

    private static final List<Integer> STEPS = List.of(1, 30, 90);

    /** Until it is revoked. */
    private static final String OPEN = "none";

    private DaysOffered() {}

    /** @param longest nothing for no limit; then it can be asked for without an end, too */
    static List<String> upTo(@Nullable Integer longest) {
        List<String> offered = new ArrayList<>();
        for (Integer step : STEPS) {
            if (longest == null || step < longest) {
                offered.add(step.toString());
            }
        }
        offered.add(longest == null ? OPEN : longest.toString());
        return offered;
    }
}
