/** Words that every module uses: who acts, what changed, what was refused and why. Pure Java. */
@NullMarked
package io.gatehouse.app.shared;

import org.jspecify.annotations.NullMarked;
