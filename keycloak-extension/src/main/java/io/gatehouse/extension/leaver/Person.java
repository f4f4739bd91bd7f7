package io.gatehouse.extension.leaver;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The account of a departure, in a session whose context is set to its realm. */
record Person(RealmModel realm, UserModel user) {
    /** Null when the realm or the account does not exist any more. */
    static @Nullable Person of(KeycloakSession session, LeaverRow row) {
        RealmModel realm = session.realms().getRealm(row.realmId);
        if (realm == null) {
            return null;
        }
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, row.userId);
        return user == null ? null : new Person(realm, user);
    }
}
