package io.gatehouse.stack;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One kind of request that a bench times. Every answer is checked: a failure is not a fast success.
 *
 * @param goal what the ratio should be at least, null for what is only reported
 * @param times how often in a batch
 * @param request does it for the n-th time, from 0
 */
record Operation(String name, @Nullable Double goal, int times, IntConsumer request) {}
