/** Somebody else's extension, as one may lie beside ours in {@code providers/}: it changes the model without admin events. */
@NullMarked
package io.gatehouse.sibling;

import org.jspecify.annotations.NullMarked;
