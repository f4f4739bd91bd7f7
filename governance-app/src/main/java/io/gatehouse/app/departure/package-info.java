/** Departures: from HR's first click to access that is verified gone. */
@NullMarked
package io.gatehouse.app.departure;

import org.jspecify.annotations.NullMarked;
