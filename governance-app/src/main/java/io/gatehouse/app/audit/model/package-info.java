/** The chain itself: pure functions over entries and hashes. */
@NullMarked
package io.gatehouse.app.audit.model;

import org.jspecify.annotations.NullMarked;
