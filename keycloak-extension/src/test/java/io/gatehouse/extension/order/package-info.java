@NullMarked
package io.gatehouse.extension.order;

import org.jspecify.annotations.NullMarked;
