/** Pages and REST API of access reviews. */
@NullMarked
package io.gatehouse.app.review.web;

import org.jspecify.annotations.NullMarked;
