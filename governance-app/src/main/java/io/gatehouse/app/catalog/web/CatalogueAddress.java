package io.gatehouse.app.catalog.web;

import io.gatehouse.app.catalog.CatalogueQuery;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of the list with its filter: every state has one. Templates read it as {@code here}. */
public record CatalogueAddress(CatalogueQuery query) {

    public String page(int number) {
        return at("/catalog", number, null);
    }

    public String edit(String entitlementId) {
        return at("/catalog", query.number(), entitlementId) + "#row-" + entitlementId;
    }

    /** The row, without its form. */
    public String row(String entitlementId) {
        return page(query.number()) + "#row-" + entitlementId;
    }

    /** Where the form of an entitlement is sent. */
    public String save(String entitlementId) {
        return at("/catalog/" + entitlementId, query.number(), null);
    }

    private String at(String path, int number, @Nullable String edit) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "q", query.q());
        add(address, "system", query.system());
        add(address, "kind", query.kind());
        add(address, "tier", query.tier());
        add(address, "missing", query.missing());
        add(address, "page", number == 0 ? null : number);
        add(address, "edit", edit);
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            // as a variable, so that nothing in it is taken for syntax
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }
}
