@NullMarked
package io.gatehouse.extension.storage;

import org.jspecify.annotations.NullMarked;
