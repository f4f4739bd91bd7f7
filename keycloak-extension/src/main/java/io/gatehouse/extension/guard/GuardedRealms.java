package io.gatehouse.extension.guard;

import io.gatehouse.extension.front.Guarded;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmProvider;

/** Keycloak's realms for whoever acts by a token. A realm is the other way to its clients, past their provider. */
final class GuardedRealms extends Guarded {
    private final KeycloakSession session;

    private GuardedRealms(KeycloakSession session, RealmProvider realms) {
        super(realms);
        this.session = session;
    }

    static RealmProvider guard(KeycloakSession session, RealmProvider realms) {
        return inFrontOf(realms, new GuardedRealms(session, realms));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return each(
                call(method, arguments),
                one -> one instanceof RealmModel realm ? GuardedClients.of(session, realm) : one);
    }
}
