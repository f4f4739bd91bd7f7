/** What counts as disarmed. Pure Java. */
@NullMarked
package io.gatehouse.app.alarm.model;

import org.jspecify.annotations.NullMarked;
