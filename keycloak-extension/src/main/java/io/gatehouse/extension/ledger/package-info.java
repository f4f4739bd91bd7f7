/** The grant ledger: which edge was approved, by whom, until when; approvals and revocations. */
@NullMarked
package io.gatehouse.extension.ledger;

import org.jspecify.annotations.NullMarked;
