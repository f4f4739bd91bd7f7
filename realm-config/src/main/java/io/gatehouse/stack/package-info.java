/**
 * The local stack: an embedded PostgreSQL, a Keycloak process, a mail catcher and the app, run as real programs on
 * loopback for demo, bench and tests. Start reading at {@link io.gatehouse.stack.LocalStack}. Never part of a
 * production installation.
 */
@NullMarked
package io.gatehouse.stack;

import org.jspecify.annotations.NullMarked;
