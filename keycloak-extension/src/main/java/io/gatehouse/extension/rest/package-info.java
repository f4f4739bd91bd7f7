/** The admin endpoints below {@code /admin/realms/{realm}/gatehouse}. */
@NullMarked
package io.gatehouse.extension.rest;

import org.jspecify.annotations.NullMarked;
