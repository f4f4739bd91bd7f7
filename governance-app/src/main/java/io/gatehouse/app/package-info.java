/** Gatehouse, the app: people decide here, Keycloak enforces. */
@NullMarked
package io.gatehouse.app;

import org.jspecify.annotations.NullMarked;
