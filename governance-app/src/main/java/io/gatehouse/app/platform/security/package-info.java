/** Who may come in, and what is sent along with every answer. */
@NullMarked
package io.gatehouse.app.platform.security;

import org.jspecify.annotations.NullMarked;
