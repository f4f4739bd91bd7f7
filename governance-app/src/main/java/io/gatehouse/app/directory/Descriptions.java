package io.gatehouse.app.directory;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts that the app keeps itself, longer than Keycloak's attributes hold. Where there is one it takes the place of what the
 * attribute says; implemented by {@code catalog}.
 */
@FunctionalInterface
public interface Descriptions {

    /** By entitlement; those without a text of their own are not among them. */
    Map<String, Text> of(Collection<String> entitlementIds);

    /** Nothing where Keycloak's attribute counts. */
    record Text(@Nullable String en, @Nullable String zh) {}
}
