@NullMarked
package io.gatehouse.app.review.model;

import org.jspecify.annotations.NullMarked;
