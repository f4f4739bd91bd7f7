@NullMarked
package io.gatehouse.extension.outbox;

import org.jspecify.annotations.NullMarked;
