/**
 * Who has left and how their access ends: the leaver register, the cut at the minute, and its proof by reading back.
 *
 * <p>START HERE: {@link io.gatehouse.extension.leaver.Departure} is the rule (pure), {@code LeaverRegister} its rows,
 * {@code Cut} what happens at the minute, {@code LeaverClockwork} who makes it happen.
 */
@NullMarked
package io.gatehouse.extension.leaver;

import org.jspecify.annotations.NullMarked;
