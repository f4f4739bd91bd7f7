package io.gatehouse.stack;

import java.util.HashMap;
import java.util.Map;

/**
 * The same work on both servers.
 *
 * @param people how many the realm has
 */
record Rivals(int people, Work stock, Work gatehouse) {

    /** By the name of the operation, where there is one. */
    Map<String, Double> goals() {
        Map<String, Double> goals = new HashMap<>();
        for (Operation operation : stock.operations()) {
            Double goal = operation.goal();
            if (goal != null) {
                goals.put(operation.name(), goal);
            }
        }
        return goals;
    }
}
