package io.gatehouse.extension.leaver;

import java.time.Instant;

/**
 * What the app asks for.
 *
 * @param caseId the app's id of the case, at most 64 characters
 * @param subjectId account id of the person
 * @param accessEnd first instant without access
 * @param zone IANA id of the zone the instant was meant in (for people; it decides nothing)
 * @param type the app's type of departure (decides nothing here)
 * @param requestedBy account id of the person who asked
 */
public record DepartureOrder(
        String caseId,
        String subjectId,
        Instant accessEnd,
        String zone,
        String type,
        boolean confidential,
        String requestedBy) {}
