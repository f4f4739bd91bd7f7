package io.gatehouse.app.change.model;

import java.time.Instant;

/**
 * Why a request ended without being carried out.
 *
 * @param actorId account id of who ended it, or {@code system:…}
 */
public record Ending(String actorId, Instant at, String reason) {}
