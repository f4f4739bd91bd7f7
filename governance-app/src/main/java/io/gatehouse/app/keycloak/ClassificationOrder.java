package io.gatehouse.app.keycloak;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What roles and groups shall be classified as; all of it or nothing. The extension takes only what raises or completes.
 *
 * @param requestedBy the administrator in whose name the app asks
 */
public record ClassificationOrder(String requestedBy, List<Entry> entries) {

    /** @param seen what that person was shown; when Keycloak knows better, nothing is written */
    public record Entry(
            String kind,
            String id,
            String tier,
            @Nullable String dataClass,
            @Nullable String owner,
            Seen seen) {}

    /** As the inventory told it. */
    public record Seen(
            String tier,
            @Nullable String dataClass,
            @Nullable String owner) {}
}
