package io.gatehouse.extension.leaver;

/** What a guard keeps in memory of one departure. {@code accessEnd} in milliseconds since 1970. */
record KnownLeaver(String caseId, String userId, int version, DepartureState state, long accessEnd) {}
