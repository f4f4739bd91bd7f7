@NullMarked
package io.gatehouse.app.catalog;

import org.jspecify.annotations.NullMarked;
