/**
 * Several Keycloaks on one PostgreSQL: two in one cluster, as Keycloak makes it by default, and one that shares only the
 * database. Each is a process of its own.
 */
@NullMarked
package io.gatehouse.extension.nodes;

import org.jspecify.annotations.NullMarked;
