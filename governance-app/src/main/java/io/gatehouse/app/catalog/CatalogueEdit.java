package io.gatehouse.app.catalog;

import io.gatehouse.app.catalog.model.Seen;
import io.gatehouse.app.catalog.model.Statement;

/** One change that somebody wants. */
public record CatalogueEdit(String entitlementId, Seen seen, Statement wanted) {}
