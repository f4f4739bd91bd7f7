/**
 * The read-side guard: whoever has left is never enabled, from the second on, in every mode, whether or not anything ran;
 * and in an enforcing realm a governed role or group that nobody approved is not among what Keycloak reads of a person.
 *
 * <p>START HERE: {@link io.gatehouse.extension.guard.GuardedDatastoreProviderFactory}.
 */
@NullMarked
package io.gatehouse.extension.guard;

import org.jspecify.annotations.NullMarked;
