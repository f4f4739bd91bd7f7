/** Pages and API of departures. */
@NullMarked
package io.gatehouse.app.departure.web;

import org.jspecify.annotations.NullMarked;
