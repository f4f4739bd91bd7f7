package io.gatehouse.app.review.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer said about one item; a draft until it is signed.
 *
 * @param code with {@code reason}: why high-risk access is kept
 * @param by account id of the reviewer
 */
public record Decision(
        Verb verb, @Nullable ReasonCode code, @Nullable String reason, String by, Instant at) {}
