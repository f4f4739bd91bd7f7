@NullMarked
package io.gatehouse.app.review;

import org.jspecify.annotations.NullMarked;
