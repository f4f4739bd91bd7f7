@NullMarked
package io.gatehouse.extension.graph;

import org.jspecify.annotations.NullMarked;
