package io.gatehouse.app.change.model;

import io.gatehouse.app.shared.Tier;

/**
 * What was fixed when the request was submitted and is compared again before anything happens.
 *
 * @param closureHash what the target reached; a wider target needs a new request
 * @param tier the most sensitive tier that the target reached
 * @param policyVersion the version of the approval policy that decides this request
 */
public record Terms(String closureHash, Tier tier, int policyVersion) {}
