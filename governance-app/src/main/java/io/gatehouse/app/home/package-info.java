/** The inbox (S1): everything that waits for the person who signed in. */
@NullMarked
package io.gatehouse.app.home;

import org.jspecify.annotations.NullMarked;
