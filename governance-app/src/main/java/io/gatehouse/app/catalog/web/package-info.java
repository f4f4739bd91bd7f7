/** Pages of the catalogue. */
@NullMarked
package io.gatehouse.app.catalog.web;

import org.jspecify.annotations.NullMarked;
