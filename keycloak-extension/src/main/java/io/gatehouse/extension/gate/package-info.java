/** The gate: collectors, the verdict at commit, refusal and capture. */
@NullMarked
package io.gatehouse.extension.gate;

import org.jspecify.annotations.NullMarked;
