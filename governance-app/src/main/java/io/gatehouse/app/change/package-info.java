/**
 * Permission changes: asked for with a reason, approved by people whom the change does not concern, carried out by the
 * extension, and shown as done only when it was read back.
 */
@NullMarked
package io.gatehouse.app.change;

import org.jspecify.annotations.NullMarked;
