/** Wiring: settings, database, sign-in, pages around pages. No other module knows it. */
@NullMarked
package io.gatehouse.app.platform;

import org.jspecify.annotations.NullMarked;
