/** The catalogue as a file: written, read, and compared before anything is stored. */
@NullMarked
package io.gatehouse.app.catalog.csv;

import org.jspecify.annotations.NullMarked;
