/**
 * Access reviews: campaigns, their items, the decisions of reviewers, and what became of each revocation. Start reading
 * at {@link io.gatehouse.app.review.Campaigns}.
 */
@NullMarked
package io.gatehouse.app.review;

import org.jspecify.annotations.NullMarked;
