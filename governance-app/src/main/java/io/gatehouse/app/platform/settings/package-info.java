/** The settings an operator gives, read and checked once at start. */
@NullMarked
package io.gatehouse.app.platform.settings;

import org.jspecify.annotations.NullMarked;
