package io.gatehouse.app.review.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a signed revoke.
 *
 * @param runAt until then it can be undone
 * @param goneAt read back from Keycloak: the person does not hold it any more
 * @param failure why Keycloak refused it, a code of the extension or a short technical sentence
 */
public record Revocation(
        UUID orderId,
        Instant runAt,
        @Nullable Instant goneAt,
        @Nullable String failure) {

    /** In the order in which they happen. */
    public enum Stage {
        IN_GRACE,
        RUNNING,
        GONE,
        FAILED
    }

    public Stage stage(Instant now) {
        if (goneAt != null) {
            return Stage.GONE;
        }
        if (failure != null) {
            return Stage.FAILED;
        }
        return now.isBefore(runAt) ? Stage.IN_GRACE : Stage.RUNNING;
    }
}
