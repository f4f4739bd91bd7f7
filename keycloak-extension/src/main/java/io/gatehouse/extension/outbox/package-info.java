/** What happened here: the hash-chained audit trail and the outbox, written in the transaction of the change. */
@NullMarked
package io.gatehouse.extension.outbox;

import org.jspecify.annotations.NullMarked;
