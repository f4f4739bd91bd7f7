package io.gatehouse.app.departure.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step of the end of access, as the extension reported it; {@code state} is WAITING, DONE or FAILED. */
public record AccessStep(
        String step,
        String state,
        @Nullable Instant at,
        @Nullable Integer count,
        @Nullable String detail) {}
