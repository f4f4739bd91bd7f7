package io.gatehouse.app.keycloak;

import java.time.Instant;
import java.time.ZoneId;

/** What the leaver register needs: from {@code accessEnd} on, the account is refused everywhere. */
public record DepartureOrder(
        String caseId,
        String subjectId,
        Instant accessEnd,
        ZoneId zone,
        String type,
        boolean confidential,
        String requestedBy) {}
