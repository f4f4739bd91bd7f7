/** The audit trail: listens to every change, keeps it in a hash chain, shows it to auditors. */
@NullMarked
package io.gatehouse.app.audit;

import org.jspecify.annotations.NullMarked;
