/** The module on a real database, and its pages and API as different people ask for them. */
@NullMarked
package io.gatehouse.app.change;

import org.jspecify.annotations.NullMarked;
