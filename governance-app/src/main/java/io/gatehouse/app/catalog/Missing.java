package io.gatehouse.app.catalog;

/** What a governed entitlement lacks to be complete. */
public enum Missing {
    /** It leads to something sensitive, and nobody said how sensitive it is itself. */
    TIER("(e.governed and e.tier = 'T3')"),
    /** Nobody answers for it, or nobody who is still there. */
    OWNER("(e.governed and (o.id is null or o.departed or not o.enabled))"),
    /** In one of the two languages, or both. */
    DESCRIPTION("(e.governed and (coalesce(c.description_en, e.description_en, '') = ''"
            + " or coalesce(c.description_zh, e.description_zh, '') = ''))");

    private final String condition;

    Missing(String condition) {
        this.condition = condition;
    }

    /** Over the tables of {@link CatalogueRows}. */
    String condition() {
        return condition;
    }
}
