package io.gatehouse.app.review.model;

import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Risk;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeping high-risk access takes a look and a reason of one's own; revoking never waits and medium and low risk need
 * neither.
 *
 * @param minimumLook how long the evidence must have been in view
 */
public record KeepRule(Duration minimumLook) {

    /** Shorter reasons say nothing ("ok", "needed"). Counted in characters, so that Chinese needs no more strokes. */
    public static final int MINIMUM_REASON = 10;

    public static final int MAXIMUM_REASON = 1000;

    /**
     * @param shownAt when the item with its evidence was first put before this reviewer; nothing if never
     * @throws BadInput when something is missing, naming the field
     */
    public void check(Risk risk, Decision decision, @Nullable Instant shownAt) {
        String reason = decision.reason() == null ? "" : decision.reason().strip();
        int length = reason.codePointCount(0, reason.length());
        if (length > MAXIMUM_REASON) {
            throw new BadInput("reason", "review.reason-too-long", MAXIMUM_REASON);
        }
        if (risk != Risk.HIGH || decision.verb() != Verb.KEEP) {
            return;
        }
        if (decision.code() == null) {
            throw new BadInput("code", "review.reason-code-missing");
        }
        if (length < MINIMUM_REASON) {
            throw new BadInput("reason", "review.reason-too-short", MINIMUM_REASON);
        }
        Duration left = shownAt == null ? minimumLook : remaining(shownAt, decision.at());
        if (left.compareTo(Duration.ZERO) > 0) {
            throw new BadInput("look", "review.look-first", left.plusMillis(999).toSeconds());
        }
    }

    /** How long *Keep* stays shut. */
    public Duration remaining(Instant shownAt, Instant now) {
        Duration left = minimumLook.minus(Duration.between(shownAt, now));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
