package io.gatehouse.app.catalog;

import io.gatehouse.app.shared.StateChange;

/** What happens to the catalogue, for the audit trail. */
enum CatalogueChange implements StateChange.Type {
    CHANGED("catalog.changed"),
    EXPORTED("catalog.exported");

    private final String code;

    CatalogueChange(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
