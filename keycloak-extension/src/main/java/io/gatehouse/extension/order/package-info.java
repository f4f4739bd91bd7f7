/** Orders of the app, carried out: signed approvals that give an entitlement, revocations that take it away. */
@NullMarked
package io.gatehouse.extension.order;

import org.jspecify.annotations.NullMarked;
