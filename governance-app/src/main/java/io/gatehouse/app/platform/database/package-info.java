/** Schemas of all modules, and the clock. */
@NullMarked
package io.gatehouse.app.platform.database;

import org.jspecify.annotations.NullMarked;
