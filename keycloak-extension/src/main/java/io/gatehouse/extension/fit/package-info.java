/** Whether this Keycloak is one that our jar fits: every part of it that was compiled against is there, as it was. */
@NullMarked
package io.gatehouse.extension.fit;

import org.jspecify.annotations.NullMarked;
