package io.gatehouse.app.departure;

import java.time.Instant;
import java.util.UUID;

/** A departure was started: whatever waits for or about this person resolves itself. */
public record DepartureOpened(UUID caseId, String personId, Instant accessEnd) {}
