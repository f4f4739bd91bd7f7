package io.gatehouse.extension.gate;

import io.gatehouse.extension.storage.Database;
import java.util.List;
import org.hibernate.event.spi.PreUpdateEvent;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorResponseException;
import org.keycloak.utils.KeycloakSessionUtil;

/** What the collectors of rows have in common: whose transaction it is, and what comes too late. */
final class Collecting {

    private Collecting() {}

    static void enlist(KeycloakSession session) {
        try {
            Touched.by(session);
        } catch (IllegalStateException e) {
            // the commit has begun: a read is fine, and a write would be refused when it is flushed
            return;
        }
    }

    /** What has another name may have taken one that is reserved. */
    static void renamed(String realmId, Touched touched) {
        if (touched.isDecided()) {
            throw late();
        }
        touched.changedGraphs.add(realmId);
        touched.renamedIn.add(realmId);
    }

    static @Nullable Object before(PreUpdateEvent event, String property) {
        int index = List.of(event.getPersister().getPropertyNames()).indexOf(property);
        return event.getOldState() == null ? null : event.getOldState()[index];
    }

    static Touched touched(Object hibernate) {
        try {
            return Touched.by(session(hibernate));
        } catch (IllegalStateException e) {
            throw late();
        }
    }

    /** The Keycloak session that owns this Hibernate session; a grant written outside any is refused. */
    static KeycloakSession session(Object hibernate) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (session == null || Database.of(session).unwrap(org.hibernate.Session.class) != hibernate) {
            throw new IllegalStateException(
                    "Gatehouse: a grant is written outside the Keycloak session that would be judged");
        }
        return session;
    }

    static ErrorResponseException late() {
        return Refusal.late(KeycloakSessionUtil.getKeycloakSession());
    }
}
