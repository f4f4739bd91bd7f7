@NullMarked
package io.gatehouse.extension;

import org.jspecify.annotations.NullMarked;
