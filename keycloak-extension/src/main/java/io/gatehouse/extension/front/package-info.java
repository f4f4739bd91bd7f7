/** What stands in front of Keycloak's own objects, and the way behind it for those who take access away. */
@NullMarked
package io.gatehouse.extension.front;

import org.jspecify.annotations.NullMarked;
