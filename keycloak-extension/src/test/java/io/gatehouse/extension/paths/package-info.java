/**
 * The matrix of grant paths: every way to a privilege, tried by every kind of actor on a stock Keycloak and on one whose gate
 * enforces. START with {@link io.gatehouse.extension.paths.GatePathsIT}; a path is a line in one of the {@code …Paths} classes.
 */
@NullMarked
package io.gatehouse.extension.paths;

import org.jspecify.annotations.NullMarked;
