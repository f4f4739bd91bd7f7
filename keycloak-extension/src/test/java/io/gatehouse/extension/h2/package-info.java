/** Keycloak's development mode, on its own H2 database. */
@NullMarked
package io.gatehouse.extension.h2;

import org.jspecify.annotations.NullMarked;
