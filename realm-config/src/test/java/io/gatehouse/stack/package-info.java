/** Tests of the local stack. */
@NullMarked
package io.gatehouse.stack;

import org.jspecify.annotations.NullMarked;
