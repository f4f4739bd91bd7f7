package io.gatehouse.app.catalog;

import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.shared.Tier;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param q words of names, descriptions or the system
 * @param system client id of the system
 * @param missing only governed ones that lack this
 * @param page from 0
 */
public record CatalogueQuery(
        @Nullable String q,
        @Nullable String system,
        Entitlement.@Nullable Kind kind,
        @Nullable Tier tier,
        @Nullable Missing missing,
        @Nullable Integer page) {

    /** Everything. */
    public static final CatalogueQuery ALL = new CatalogueQuery(null, null, null, null, null, null);

    public String text() {
        return q == null ? "" : q;
    }

    public int number() {
        return page == null ? 0 : Math.min(Math.max(0, page), 1_000_000);
    }

    /** Nothing is left out. */
    public boolean everything() {
        return text().isBlank()
                && (system == null || system.isEmpty())
                && kind == null
                && tier == null
                && missing == null;
    }
}
