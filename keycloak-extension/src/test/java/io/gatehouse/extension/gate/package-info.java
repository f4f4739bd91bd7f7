@NullMarked
package io.gatehouse.extension.gate;

import org.jspecify.annotations.NullMarked;
