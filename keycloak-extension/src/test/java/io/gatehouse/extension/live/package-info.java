/** Help for tests on a real server: a realm of their own, people with live tokens, the app as a caller. */
@NullMarked
package io.gatehouse.extension.live;

import org.jspecify.annotations.NullMarked;
