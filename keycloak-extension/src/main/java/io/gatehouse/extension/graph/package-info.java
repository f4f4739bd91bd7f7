/** The privilege graph: typed edges, exact closures, the one rule of the gate. Pure Java but for the adapter that reads Keycloak's rows. */
@NullMarked
package io.gatehouse.extension.graph;

import org.jspecify.annotations.NullMarked;
