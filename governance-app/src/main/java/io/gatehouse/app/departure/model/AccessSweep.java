package io.gatehouse.app.departure.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found after the cut and removed, as the extension reported it: numbers by word (ROLES, ONLINE_SESSIONS …).
 *
 * @param goneAt when it was read back that nothing of it is left; nothing = not yet
 */
public record AccessSweep(
        Instant at,
        Map<String, Integer> found,
        Map<String, Integer> removed,
        @Nullable Instant goneAt) {}
