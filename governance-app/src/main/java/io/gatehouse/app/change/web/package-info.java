/** Pages and API of change requests. */
@NullMarked
package io.gatehouse.app.change.web;

import org.jspecify.annotations.NullMarked;
