/** The departure case and its rules. Pure Java. */
@NullMarked
package io.gatehouse.app.departure.model;

import org.jspecify.annotations.NullMarked;
