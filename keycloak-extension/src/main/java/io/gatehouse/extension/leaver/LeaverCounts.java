package io.gatehouse.extension.leaver;

import org.keycloak.models.KeycloakSession;

/** How many departures a realm has, for the status. */
public final class LeaverCounts {
    private LeaverCounts() {}

    /** Departures that are still ahead. */
    public static long scheduled(KeycloakSession session, String realmId) {
        return new LeaverRegister(session).count(realmId, DepartureState.SCHEDULED);
    }

    /** Departures that have been carried out and read back. */
    public static long ended(KeycloakSession session, String realmId) {
        return new LeaverRegister(session).count(realmId, DepartureState.ENDED);
    }
}
