/** Carries decisions out: orders as rows, sent to the extension, retried, read back. */
@NullMarked
package io.gatehouse.app.fulfillment;

import org.jspecify.annotations.NullMarked;
