package io.gatehouse.app.departure;

import java.time.Instant;
import java.util.UUID;

/**
 * A departure that everybody may know of was started: whatever waits for or about this person resolves itself. Of a
 * confidential one nothing is published before its end is reported: who sees a consequence knows the cause.
 */
public record DepartureOpened(UUID caseId, String personId, Instant accessEnd) {}
