/** The check that our jar fits the server. */
@NullMarked
package io.gatehouse.extension.fit;

import org.jspecify.annotations.NullMarked;
