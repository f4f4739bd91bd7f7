/** The rules of access reviews: pure Java, time and actor are arguments. */
@NullMarked
package io.gatehouse.app.review.model;

import org.jspecify.annotations.NullMarked;
