package io.gatehouse.extension.leaver;

import io.gatehouse.extension.leaver.RememberedRow.Kind;
import java.time.Instant;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionProvider;
import org.keycloak.models.session.UserSessionPersisterProvider;

/**
 * Removes what a read-back found after the cut. A refresh that was in flight at the cut can put a session back into the
 * cache or the table; only removing it by its id ends it (keycloak/keycloak#51127).
 */
final class Sweep {
    private final KeycloakSession session;
    private final Person person;
    private final LeaverRegister register;
    private final LeaverRow row;
    private final Instant now;

    Sweep(KeycloakSession session, Person person, LeaverRegister register, LeaverRow row, Instant now) {
        this.session = session;
        this.person = person;
        this.register = register;
        this.row = row;
        this.now = now;
    }

    /** How many of what were removed; a session that only a cache knew counts as {@link Found#CACHED_SESSIONS}. */
    Map<Found, Integer> make() {
        int cached = 0;
        UserSessionProvider sessions = session.sessions();
        for (String id : register.remembered(row.caseId, Kind.SESSION)) {
            UserSessionModel back = sessions.getUserSession(person.realm(), id);
            if (back != null) {
                sessions.removeUserSession(person.realm(), back);
                cached++;
            }
        }
        for (String id : register.remembered(row.caseId, Kind.OFFLINE_SESSION)) {
            UserSessionModel back = sessions.getOfflineUserSession(person.realm(), id);
            if (back != null) {
                sessions.removeOfflineUserSession(person.realm(), back);
                cached++;
            }
        }
        Map<Found, Integer> removed = new Cut(session, person, register, row, now).makeAgain();
        if (cached > 0) {
            removed.put(Found.CACHED_SESSIONS, cached);
        }
        // rows that no session leads to any more, for example expired ones
        session.getProvider(UserSessionPersisterProvider.class).onUserRemoved(person.realm(), person.user());
        return removed;
    }
}
