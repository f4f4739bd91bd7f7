/** What the catalogue says of an entitlement, and what it may not say. Pure Java. */
@NullMarked
package io.gatehouse.app.catalog.model;

import org.jspecify.annotations.NullMarked;
