/** The options of this server, and the way from a session to them. Knows none of the packages that ask. */
@NullMarked
package io.gatehouse.extension.settings;

import org.jspecify.annotations.NullMarked;
