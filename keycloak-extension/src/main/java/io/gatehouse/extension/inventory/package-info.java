/**
 * What is there: clients, entitlements, accounts and everybody's effective access, as a stream of lines that needs the same
 * little memory whatever the size, and as an exact answer about one account.
 *
 * <p>START HERE: {@link io.gatehouse.extension.inventory.Inventory}.
 */
@NullMarked
package io.gatehouse.extension.inventory;

import org.jspecify.annotations.NullMarked;
