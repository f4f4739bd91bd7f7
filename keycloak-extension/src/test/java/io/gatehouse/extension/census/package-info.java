/** The surface census: every way into Keycloak that changes something, found in the server's own classes and classified by people. */
@NullMarked
package io.gatehouse.extension.census;

import org.jspecify.annotations.NullMarked;
