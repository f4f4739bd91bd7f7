/**
 * The catalogue of what can be asked for: tiers, owners and data classes, which it has the extension write, and descriptions,
 * whether it can be asked for and for how long, which are its own. Start reading at {@link io.gatehouse.app.catalog.Catalogue}.
 */
@NullMarked
package io.gatehouse.app.catalog;

import org.jspecify.annotations.NullMarked;
