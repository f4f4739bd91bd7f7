/** Rules of change requests, example by example and as properties. */
@NullMarked
package io.gatehouse.app.change.model;

import org.jspecify.annotations.NullMarked;
