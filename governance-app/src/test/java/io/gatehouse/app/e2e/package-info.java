/** The promises of the README, tried in a real browser on a real Keycloak with a real PostgreSQL. */
@NullMarked
package io.gatehouse.app.e2e;

import org.jspecify.annotations.NullMarked;
