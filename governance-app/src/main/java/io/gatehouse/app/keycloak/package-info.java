/** The only HTTP to Keycloak: the extension's REST contract (docs/extension-api.md) as Java types. */
@NullMarked
package io.gatehouse.app.keycloak;

import org.jspecify.annotations.NullMarked;
