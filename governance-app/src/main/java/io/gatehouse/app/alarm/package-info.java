/** Watches whether the extension is armed: tells people when it is not, and when it is again. */
@NullMarked
package io.gatehouse.app.alarm;

import org.jspecify.annotations.NullMarked;
