/** Tables, clock and the prepare phase that the other packages share. */
@NullMarked
package io.gatehouse.extension.storage;

import org.jspecify.annotations.NullMarked;
