@NullMarked
package io.gatehouse.app.catalog.csv;

import org.jspecify.annotations.NullMarked;
